#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/usearch.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

/* ICU's UChar is a 16-bit integer of another name: these casts change no bit. */
#define UNITS(p) ((const UChar *)(p))
#define MUTABLE_UNITS(p) ((UChar *)(p))

static UErrorCode begin(const int32_t *status) { return (UErrorCode)*status; }
static void finish(int32_t *status, UErrorCode code) { *status = (int32_t)code; }

static void place(skela_parse_position *position, const UParseError *error) {
  position->line = error->line;
  position->offset = error->offset;
}

const char *skela_icu_version(void) { return U_ICU_VERSION; }
const char *skela_icu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }
int32_t skela_icu_buffer_overflow(void) { return U_BUFFER_OVERFLOW_ERROR; }

/* Normalization */

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *code) {
  switch (form) {
    case 0: return unorm2_getNFCInstance(code);
    case 1: return unorm2_getNFDInstance(code);
    case 2: return unorm2_getNFKCInstance(code);
    default: return unorm2_getNFKCCasefoldInstance(code);
  }
}

int32_t skela_normalize(
    int32_t form, const uint16_t *source, int32_t source_length, uint16_t *destination,
    int32_t capacity, int32_t *status) {
  UErrorCode code = begin(status);
  const UNormalizer2 *n = normalizer(form, &code);
  int32_t needed = unorm2_normalize(
      n, UNITS(source), source_length, MUTABLE_UNITS(destination), capacity, &code);
  finish(status, code);
  return needed;
}

int32_t skela_is_normalized(
    int32_t form, const uint16_t *source, int32_t source_length, int32_t *status) {
  UErrorCode code = begin(status);
  const UNormalizer2 *n = normalizer(form, &code);
  int32_t answer = unorm2_isNormalized(n, UNITS(source), source_length, &code);
  finish(status, code);
  return answer;
}

/* Transliteration */

skela_transliterator *skela_transliterator_open_rules(
    const uint16_t *id, int32_t id_length, const uint16_t *rules, int32_t rules_length,
    skela_parse_position *position, int32_t *status) {
  UErrorCode code = begin(status);
  UParseError error = {.line = -1, .offset = -1};
  UTransliterator *t = utrans_openU(
      UNITS(id), id_length, UTRANS_FORWARD, UNITS(rules), rules_length, &error, &code);
  place(position, &error);
  finish(status, code);
  return (skela_transliterator *)t;
}

skela_transliterator *skela_transliterator_open_id(
    const uint16_t *id, int32_t id_length, int32_t *status) {
  UErrorCode code = begin(status);
  UParseError error = {.line = -1, .offset = -1};
  UTransliterator *t =
      utrans_openU(UNITS(id), id_length, UTRANS_FORWARD, NULL, -1, &error, &code);
  finish(status, code);
  return (skela_transliterator *)t;
}

int32_t skela_transliterate(
    const skela_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity,
    int32_t *status) {
  UErrorCode code = begin(status);
  int32_t limit = length, text_length = length;
  utrans_transUChars(
      (const UTransliterator *)transliterator, MUTABLE_UNITS(text), &text_length, capacity, 0,
      &limit, &code);
  finish(status, code);
  return text_length;
}

void skela_transliterator_close(skela_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

/* Collation */

skela_collator *skela_collator_open(const char *locale, int32_t *status) {
  UErrorCode code = begin(status);
  UCollator *c = ucol_open(locale, &code);
  finish(status, code);
  return (skela_collator *)c;
}

skela_collator *skela_collator_open_rules(
    const uint16_t *rules, int32_t rules_length, skela_parse_position *position,
    int32_t *status) {
  UErrorCode code = begin(status);
  UParseError error = {.line = -1, .offset = -1};
  UCollator *c = ucol_openRules(
      UNITS(rules), rules_length, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, &error, &code);
  place(position, &error);
  finish(status, code);
  return (skela_collator *)c;
}

const char *skela_collator_locale(const skela_collator *collator, int32_t *status) {
  UErrorCode code = begin(status);
  const char *name =
      ucol_getLocaleByType((const UCollator *)collator, ULOC_ACTUAL_LOCALE, &code);
  finish(status, code);
  return name;
}

void skela_collator_set_strength(skela_collator *collator, int32_t strength) {
  ucol_setStrength((UCollator *)collator, (UCollationStrength)strength);
}

int32_t skela_collator_compare(
    const skela_collator *collator, const uint16_t *a, int32_t a_length, const uint16_t *b,
    int32_t b_length) {
  return ucol_strcoll((const UCollator *)collator, UNITS(a), a_length, UNITS(b), b_length);
}

int32_t skela_collator_sort_key(
    const skela_collator *collator, const uint16_t *text, int32_t length, uint8_t *key,
    int32_t capacity) {
  return ucol_getSortKey((const UCollator *)collator, UNITS(text), length, key, capacity);
}

void skela_collator_close(skela_collator *collator) { ucol_close((UCollator *)collator); }

/* Break iteration */

skela_break_iterator *skela_break_open(
    int32_t kind, const char *locale, const uint16_t *text, int32_t length, int32_t *status) {
  UErrorCode code = begin(status);
  UBreakIterator *b =
      ubrk_open((UBreakIteratorType)kind, locale, UNITS(text), length, &code);
  finish(status, code);
  return (skela_break_iterator *)b;
}

int32_t skela_break_next(skela_break_iterator *iterator) {
  int32_t next = ubrk_next((UBreakIterator *)iterator);
  return next == UBRK_DONE ? -1 : next;
}

int32_t skela_break_rule_status(skela_break_iterator *iterator) {
  return ubrk_getRuleStatus((UBreakIterator *)iterator);
}

void skela_break_close(skela_break_iterator *iterator) {
  ubrk_close((UBreakIterator *)iterator);
}

/* Regular expressions */

skela_regex *skela_regex_open(
    const uint16_t *pattern, int32_t pattern_length, uint32_t flags,
    skela_parse_position *position, int32_t *status) {
  UErrorCode code = begin(status);
  UParseError error = {.line = -1, .offset = -1};
  URegularExpression *r = uregex_open(UNITS(pattern), pattern_length, flags, &error, &code);
  place(position, &error);
  finish(status, code);
  return (skela_regex *)r;
}

skela_regex *skela_regex_clone(const skela_regex *regex, int32_t *status) {
  UErrorCode code = begin(status);
  URegularExpression *r = uregex_clone((const URegularExpression *)regex, &code);
  finish(status, code);
  return (skela_regex *)r;
}

void skela_regex_set_time_limit(skela_regex *regex, int32_t limit, int32_t *status) {
  UErrorCode code = begin(status);
  uregex_setTimeLimit((URegularExpression *)regex, limit, &code);
  finish(status, code);
}

void skela_regex_set_text(
    skela_regex *regex, const uint16_t *text, int32_t length, int32_t *status) {
  UErrorCode code = begin(status);
  uregex_setText((URegularExpression *)regex, UNITS(text), length, &code);
  finish(status, code);
}

void skela_regex_set_region(
    skela_regex *regex, int32_t start, int32_t limit, int32_t *status) {
  UErrorCode code = begin(status);
  uregex_setRegion((URegularExpression *)regex, start, limit, &code);
  finish(status, code);
}

void skela_regex_use_bounds(
    skela_regex *regex, int32_t transparent, int32_t anchoring, int32_t *status) {
  UErrorCode code = begin(status);
  uregex_useTransparentBounds((URegularExpression *)regex, (UBool)transparent, &code);
  uregex_useAnchoringBounds((URegularExpression *)regex, (UBool)anchoring, &code);
  finish(status, code);
}

int32_t skela_regex_find(skela_regex *regex, int32_t start, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t found = uregex_find((URegularExpression *)regex, start, &code);
  finish(status, code);
  return found;
}

int32_t skela_regex_find_next(skela_regex *regex, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t found = uregex_findNext((URegularExpression *)regex, &code);
  finish(status, code);
  return found;
}

int32_t skela_regex_looking_at(skela_regex *regex, int32_t start, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t found = uregex_lookingAt((URegularExpression *)regex, start, &code);
  finish(status, code);
  return found;
}

int32_t skela_regex_group_count(skela_regex *regex, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t count = uregex_groupCount((URegularExpression *)regex, &code);
  finish(status, code);
  return count;
}

int32_t skela_regex_start(skela_regex *regex, int32_t group, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t start = uregex_start((URegularExpression *)regex, group, &code);
  finish(status, code);
  return start;
}

int32_t skela_regex_end(skela_regex *regex, int32_t group, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t end = uregex_end((URegularExpression *)regex, group, &code);
  finish(status, code);
  return end;
}

void skela_regex_close(skela_regex *regex) { uregex_close((URegularExpression *)regex); }

/* String search */

skela_search *skela_search_open(
    const uint16_t *pattern, int32_t pattern_length, const uint16_t *text, int32_t text_length,
    const skela_collator *collator, int32_t *status) {
  UErrorCode code = begin(status);
  UStringSearch *s = usearch_openFromCollator(
      UNITS(pattern), pattern_length, UNITS(text), text_length, (const UCollator *)collator,
      NULL, &code);
  finish(status, code);
  return (skela_search *)s;
}

int32_t skela_search_next(skela_search *search, int32_t *status) {
  UErrorCode code = begin(status);
  int32_t next = usearch_next((UStringSearch *)search, &code);
  finish(status, code);
  return next == USEARCH_DONE ? -1 : next;
}

int32_t skela_search_matched_length(const skela_search *search) {
  return usearch_getMatchedLength((const UStringSearch *)search);
}

void skela_search_close(skela_search *search) { usearch_close((UStringSearch *)search); }

/* Encodings */

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
