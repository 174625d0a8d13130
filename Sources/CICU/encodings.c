#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "internal.h"

int32_t skela_convert_to_utf16(
    const char *encoding, const uint8_t *bytes, int64_t length, uint16_t *destination,
    int64_t capacity, int64_t *error_offset, int32_t *status) {
  UErrorCode code = begin(status);
  *error_offset = -1;
  UConverter *converter = ucnv_open(encoding, &code);
  if (U_FAILURE(code)) {
    finish(status, code);
    return 0;
  }
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  const char *source = (const char *)bytes;
  UChar *target = MUTABLE_UNITS(destination);
  ucnv_toUnicode(
      converter, &target, MUTABLE_UNITS(destination) + capacity, &source,
      (const char *)bytes + length, NULL, 1, &code);
  if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) {
    char invalid[16];
    int8_t invalid_length = sizeof invalid;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, invalid, &invalid_length, &ignored);
    *error_offset = (source - (const char *)bytes) - (U_SUCCESS(ignored) ? invalid_length : 0);
  }
  ucnv_close(converter);
  finish(status, code);
  return (int32_t)(target - MUTABLE_UNITS(destination));
}

struct skela_converter {
  UConverter *icu;
  /* The first half of a character that a block of units ended in; 0 for none. */
  UChar lead;
};

skela_converter *skela_converter_open(const char *encoding, int32_t *status) {
  UErrorCode code = begin(status);
  skela_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) code = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(code)) {
    converter->icu = ucnv_open(encoding, &code);
    if (U_SUCCESS(code)) {
      ucnv_setToUCallBack(converter->icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    }
  }
  finish(status, code);
  if (U_FAILURE(code)) {
    if (converter != NULL) skela_converter_close(converter);
    return NULL;
  }
  return converter;
}

void skela_converter_close(skela_converter *converter) {
  if (converter->icu != NULL) ucnv_close(converter->icu);
  free(converter);
}

/* The units as UTF-8; half a character is no character. */
static uint8_t *add_utf8(
    skela_converter *converter, const UChar *units, const UChar *end, uint8_t *to) {
  for (; units < end; units++) {
    UChar32 value = *units;
    if (converter->lead != 0) {
      UChar lead = converter->lead;
      converter->lead = 0;
      if (U16_IS_TRAIL(value)) {
        value = U16_GET_SUPPLEMENTARY(lead, value);
      } else {
        *to++ = 0xFF;
      }
    }
    if (U16_IS_LEAD(value)) {
      converter->lead = (UChar)value;
    } else if (U16_IS_SURROGATE(value)) {
      *to++ = 0xFF;
    } else {
      int32_t length = 0;
      U8_APPEND_UNSAFE(to, length, value);
      to += length;
    }
  }
  return to;
}

int64_t skela_converter_read(
    skela_converter *converter, const uint8_t *bytes, int64_t length, int32_t is_last,
    uint8_t *destination, int64_t capacity, int64_t *consumed, int32_t *status) {
  UErrorCode code = begin(status);
  const char *source = (const char *)bytes, *end = source + length;
  uint8_t *to = destination;
  /* Of each block: three bytes for a unit, and a mark for what stopped it. */
  enum { UNITS = 4096 };
  while (1) {
    UChar units[UNITS];
    UChar *last = units;
    int64_t room = (capacity - (to - destination) - 8) / 3;
    if (room < 2) {
      code = U_BUFFER_OVERFLOW_ERROR;
      break;
    }
    code = U_ZERO_ERROR;
    ucnv_toUnicode(
        converter->icu, &last, units + (room < UNITS ? room : UNITS), &source, end, NULL,
        is_last != 0, &code);
    to = add_utf8(converter, units, last, to);
    if (code == U_BUFFER_OVERFLOW_ERROR) continue;
    if (code == U_INVALID_CHAR_FOUND || code == U_ILLEGAL_CHAR_FOUND
        || code == U_TRUNCATED_CHAR_FOUND || code == U_ILLEGAL_ESCAPE_SEQUENCE
        || code == U_UNSUPPORTED_ESCAPE_SEQUENCE) {
      *to++ = 0xFF;
      continue;
    }
    break;
  }
  if (is_last && converter->lead != 0 && U_SUCCESS(code)) {
    converter->lead = 0;
    *to++ = 0xFF;
  }
  *consumed = source - (const char *)bytes;
  finish(status, code);
  return to - destination;
}

int32_t skela_icu_is_overflow(int32_t status) { return status == U_BUFFER_OVERFLOW_ERROR; }

int32_t skela_encoding_exists(const char *encoding) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &code);
  if (U_FAILURE(code)) return 0;
  ucnv_close(converter);
  return 1;
}

int32_t skela_detect_encoding(
    const uint8_t *bytes, int32_t length, const char **names, int32_t *confidences,
    int32_t capacity, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t found = 0;
  UCharsetDetector *detector = ucsdet_open(&code);
  if (U_SUCCESS(code)) {
    ucsdet_setText(detector, (const char *)bytes, length, &code);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &code);
    if (U_FAILURE(code) || matches == NULL) found = 0;
    if (found > capacity) found = capacity;
    for (int32_t i = 0; i < found; i++) {
      /* The names are static strings inside ICU, they outlive the detector. */
      names[i] = ucsdet_getName(matches[i], &code);
      confidences[i] = ucsdet_getConfidence(matches[i], &code);
    }
    ucsdet_close(detector);
  }
  finish(status, code);
  return found;
}
