/* An opaque door to libzip: one entry of an archive, read piece by piece. */
#ifndef SKELA_CZIP_H
#define SKELA_CZIP_H

#include <stddef.h>
#include <stdint.h>

typedef struct skela_zip skela_zip;

/* What stopped a reader. */
enum {
  SKELA_ZIP_OK = 0,
  SKELA_ZIP_UNREADABLE = 1,
  SKELA_ZIP_DAMAGED = 2,
  SKELA_ZIP_ENCRYPTED = 3,
  SKELA_ZIP_NO_ENTRY = 4,
  SKELA_ZIP_UNSUPPORTED = 5,
  SKELA_ZIP_NO_MEMORY = 6,
};

/*
 * Opens an archive. The bytes of skela_zip_open_bytes must stay where they are until it is closed.
 * NULL on failure, with the reason in `status`.
 */
skela_zip *_Nullable skela_zip_open_file(const char *_Nonnull path, int32_t *_Nonnull status);
skela_zip *_Nullable skela_zip_open_bytes(
    const uint8_t *_Nonnull bytes, size_t length, int32_t *_Nonnull status);
void skela_zip_close(skela_zip *_Nonnull zip);

int64_t skela_zip_entry_count(skela_zip *_Nonnull zip);
/* The name of an entry in UTF-8; NULL when the archive does not tell. */
const char *_Nullable skela_zip_entry_name(skela_zip *_Nonnull zip, int64_t index);
/* The expanded and the stored length that the archive declares, which may lie; -1 when unknown. */
int64_t skela_zip_entry_length(skela_zip *_Nonnull zip, int64_t index);
int64_t skela_zip_entry_stored_length(skela_zip *_Nonnull zip, int64_t index);
/* Makes an entry the one that is read. */
int32_t skela_zip_enter(skela_zip *_Nonnull zip, int64_t index);
/* The next bytes of the entry: how many; 0 at its end; -1 when they are damaged. */
int64_t skela_zip_read(skela_zip *_Nonnull zip, uint8_t *_Nonnull output, size_t capacity);

#endif
