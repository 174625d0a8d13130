/* An opaque door to libmd: the SHA-256 of a block, as 32 bytes. */
#ifndef SKELA_CDIGEST_H
#define SKELA_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

void skela_sha256(const uint8_t *_Nullable bytes, size_t length, uint8_t *_Nonnull digest);

#endif
