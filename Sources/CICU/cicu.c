#include <unicode/ubrk.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/usearch.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#include "internal.h"

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
