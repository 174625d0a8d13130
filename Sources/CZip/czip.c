#include "czip.h"

#include <stdlib.h>
#include <zip.h>

struct skela_zip {
  zip_t *archive;
  zip_file_t *entry;
};

static int32_t status_of(int code) {
  switch (code) {
    case ZIP_ER_MEMORY: return SKELA_ZIP_NO_MEMORY;
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_NOENT: return SKELA_ZIP_UNREADABLE;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD: return SKELA_ZIP_ENCRYPTED;
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP: return SKELA_ZIP_UNSUPPORTED;
    default: return SKELA_ZIP_DAMAGED;
  }
}

static skela_zip *owner_of(zip_t *archive, int32_t *status) {
  skela_zip *zip = calloc(1, sizeof *zip);
  if (zip == NULL) {
    zip_discard(archive);
    *status = SKELA_ZIP_NO_MEMORY;
    return NULL;
  }
  zip->archive = archive;
  *status = SKELA_ZIP_OK;
  return zip;
}

skela_zip *skela_zip_open_file(const char *path, int32_t *status) {
  int code = 0;
  zip_t *archive = zip_open(path, ZIP_RDONLY, &code);
  if (archive == NULL) {
    *status = status_of(code);
    return NULL;
  }
  return owner_of(archive, status);
}

skela_zip *skela_zip_open_bytes(const uint8_t *bytes, size_t length, int32_t *status) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
  zip_t *archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == NULL) {
    *status = status_of(zip_error_code_zip(&error));
    if (source != NULL) zip_source_free(source);
    zip_error_fini(&error);
    return NULL;
  }
  zip_error_fini(&error);
  return owner_of(archive, status);
}

void skela_zip_close(skela_zip *zip) {
  if (zip->entry != NULL) zip_fclose(zip->entry);
  zip_discard(zip->archive);
  free(zip);
}

int64_t skela_zip_entry_count(skela_zip *zip) { return zip_get_num_entries(zip->archive, 0); }

const char *skela_zip_entry_name(skela_zip *zip, int64_t index) {
  return zip_get_name(zip->archive, (zip_uint64_t)index, ZIP_FL_ENC_GUESS);
}

int64_t skela_zip_entry_length(skela_zip *zip, int64_t index) {
  zip_stat_t stat;
  if (zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &stat) != 0) return -1;
  if ((stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > INT64_MAX) return -1;
  return (int64_t)stat.size;
}

int64_t skela_zip_entry_stored_length(skela_zip *zip, int64_t index) {
  zip_stat_t stat;
  if (zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &stat) != 0) return -1;
  if ((stat.valid & ZIP_STAT_COMP_SIZE) == 0 || stat.comp_size > INT64_MAX) return -1;
  return (int64_t)stat.comp_size;
}

int32_t skela_zip_enter(skela_zip *zip, int64_t index) {
  if (zip->entry != NULL) zip_fclose(zip->entry);
  zip->entry = zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
  if (zip->entry != NULL) return SKELA_ZIP_OK;
  return status_of(zip_error_code_zip(zip_get_error(zip->archive)));
}

int64_t skela_zip_read(skela_zip *zip, uint8_t *output, size_t capacity) {
  if (zip->entry == NULL) return -1;
  return zip_fread(zip->entry, output, capacity);
}
