#include "cgzip.h"

#include <stdlib.h>
#include <zlib.h>

enum { DAMAGED = 1, TRUNCATED = 2, TOO_LONG = 3, NO_MEMORY = 4 };

/* zlib counts input and output in unsigned int: feed it pieces. */
static const size_t PIECE = 1u << 30;

int32_t skela_gunzip(
    const uint8_t *input, size_t length, size_t limit, uint8_t **output, size_t *output_length) {
  z_stream stream = {0};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return NO_MEMORY;
  size_t capacity = length * 4 + 1024, used = 0, consumed = 0;
  if (capacity > limit + 1) capacity = limit + 1;
  uint8_t *block = malloc(capacity);
  int32_t result = block == NULL ? NO_MEMORY : 0;
  int done = length == 0;
  if (done) result = TRUNCATED;
  while (result == 0 && !done) {
    if (used == capacity) {
      if (used > limit) {
        result = TOO_LONG;
        break;
      }
      size_t wanted = capacity * 2 > limit + 1 ? limit + 1 : capacity * 2;
      uint8_t *larger = realloc(block, wanted);
      if (larger == NULL) {
        result = NO_MEMORY;
        break;
      }
      block = larger;
      capacity = wanted;
    }
    size_t in = length - consumed, out = capacity - used;
    if (in > PIECE) in = PIECE;
    if (out > PIECE) out = PIECE;
    stream.next_in = (Bytef *)(input + consumed);
    stream.avail_in = (uInt)in;
    stream.next_out = block + used;
    stream.avail_out = (uInt)out;
    int status = inflate(&stream, Z_NO_FLUSH);
    consumed += in - stream.avail_in;
    used += out - stream.avail_out;
    if (status == Z_STREAM_END) {
      /* A gzip file may have several members; what follows the last is padding. */
      if (consumed + 2 <= length && input[consumed] == 0x1f && input[consumed + 1] == 0x8b) {
        if (inflateReset(&stream) != Z_OK) result = DAMAGED;
      } else {
        done = 1;
      }
    } else if (
        status == Z_BUF_ERROR
        || (status == Z_OK && consumed == length && stream.avail_out > 0)) {
      result = TRUNCATED;
    } else if (status != Z_OK) {
      result = DAMAGED;
    }
  }
  if (result == 0 && used > limit) result = TOO_LONG;
  inflateEnd(&stream);
  if (result != 0) {
    free(block);
    return result;
  }
  *output = block;
  *output_length = used;
  return 0;
}

void skela_gzip_free(uint8_t *block) { free(block); }

struct skela_inflate {
  z_stream stream;
  int32_t is_between; /* behind a member: another may follow, or padding */
};

skela_inflate *skela_inflate_open(void) {
  skela_inflate *s = calloc(1, sizeof *s);
  if (s == NULL) return NULL;
  if (inflateInit2(&s->stream, 15 + 16) != Z_OK) {
    free(s);
    return NULL;
  }
  return s;
}

void skela_inflate_close(skela_inflate *s) {
  inflateEnd(&s->stream);
  free(s);
}

int32_t skela_inflate_may_end(const skela_inflate *s) { return s->is_between; }

int32_t skela_inflate_next(
    skela_inflate *s, const uint8_t *input, size_t length, size_t *consumed, uint8_t *output,
    size_t capacity, size_t *produced) {
  *consumed = 0;
  *produced = 0;
  if (s->is_between && length > 0) {
    if (input[0] != 0x1f) return 5;
    if (inflateReset(&s->stream) != Z_OK) return DAMAGED;
    s->is_between = 0;
  }
  if (length > PIECE) length = PIECE;
  if (capacity > PIECE) capacity = PIECE;
  s->stream.next_in = (Bytef *)input;
  s->stream.avail_in = (uInt)length;
  s->stream.next_out = output;
  s->stream.avail_out = (uInt)capacity;
  int status = s->is_between ? Z_BUF_ERROR : inflate(&s->stream, Z_NO_FLUSH);
  *consumed = length - s->stream.avail_in;
  *produced = capacity - s->stream.avail_out;
  if (status == Z_STREAM_END) s->is_between = 1;
  if (status == Z_MEM_ERROR) return NO_MEMORY;
  return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR ? 0 : DAMAGED;
}

uint32_t skela_crc32(const uint8_t *bytes, size_t length) {
  return (uint32_t)crc32_z(0, bytes, length);
}
