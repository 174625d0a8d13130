/* An opaque door to zlib: whole buffers, gzip format (RFC 1952), bounded output. */
#ifndef SKELA_CGZIP_H
#define SKELA_CGZIP_H

#include <stddef.h>
#include <stdint.h>

/*
 * Expands a gzip file of one or more members. On success (0) *output is a block of *output_length
 * bytes that the caller gives to skela_gzip_free. 1: not gzip or damaged; 2: truncated; 3: more than
 * `limit` bytes; 4: no memory.
 */
int32_t skela_gunzip(
    const uint8_t *_Nonnull input, size_t length, size_t limit,
    uint8_t *_Nullable *_Nonnull output, size_t *_Nonnull output_length);
void skela_gzip_free(uint8_t *_Nullable block);

/* The same piece by piece, in memory that does not grow. */
typedef struct skela_inflate skela_inflate;
skela_inflate *_Nullable skela_inflate_open(void);
void skela_inflate_close(skela_inflate *_Nonnull stream);
/*
 * Expands from `input`, which may be empty, into at most `capacity` bytes of `output`. 0: went on; 1:
 * damaged; 4: no memory; 5: the last member ended. What was not consumed is to be given again.
 */
int32_t skela_inflate_next(
    skela_inflate *_Nonnull stream, const uint8_t *_Nullable input, size_t length,
    size_t *_Nonnull consumed, uint8_t *_Nonnull output, size_t capacity,
    size_t *_Nonnull produced);
/* Whether the data may end here: behind a member. */
int32_t skela_inflate_may_end(const skela_inflate *_Nonnull stream);

/* The checksum of RFC 1952, section 8. */
uint32_t skela_crc32(const uint8_t *_Nonnull bytes, size_t length);

#endif
