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

#endif
