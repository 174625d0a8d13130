#include <unicode/uregex.h>

#include "internal.h"

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
