/*
 * An opaque door to ICU. No ICU header is included here: Foundation on Linux carries an ICU of its
 * own, and a Swift module that sees both does not compile. UTF-16 is uint16_t, a status is int32_t
 * (ICU's UErrorCode: above zero is an error), an object is a pointer to a type that only this target knows.
 */
#ifndef SKELA_CICU_H
#define SKELA_CICU_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct skela_transliterator skela_transliterator;
typedef struct skela_collator skela_collator;
typedef struct skela_break_iterator skela_break_iterator;
typedef struct skela_regex skela_regex;
typedef struct skela_search skela_search;

/* Where a rule or a pattern went wrong: both count from zero; -1 where ICU does not say. */
typedef struct {
  int32_t line;
  int32_t offset;
} skela_parse_position;

const char *_Nonnull skela_icu_version(void);
const char *_Nonnull skela_icu_status_name(int32_t status);
/* The status that says that a destination was too small (the length needed was returned). */
int32_t skela_icu_buffer_overflow(void);

/* Normalization. form: 0 NFC, 1 NFD, 2 NFKC, 3 NFKC_Casefold. Returns the length needed. */
int32_t skela_normalize(
    int32_t form, const uint16_t *_Nonnull source, int32_t source_length,
    uint16_t *_Nonnull destination, int32_t capacity, int32_t *_Nonnull status);
int32_t skela_is_normalized(
    int32_t form, const uint16_t *_Nonnull source, int32_t source_length, int32_t *_Nonnull status);

/* Transliteration. */
skela_transliterator *_Nullable skela_transliterator_open_rules(
    const uint16_t *_Nonnull id, int32_t id_length, const uint16_t *_Nonnull rules,
    int32_t rules_length, skela_parse_position *_Nonnull position, int32_t *_Nonnull status);
skela_transliterator *_Nullable skela_transliterator_open_id(
    const uint16_t *_Nonnull id, int32_t id_length, int32_t *_Nonnull status);
/* In place: text holds `length` units of `capacity`; returns the new length (or the one needed). */
int32_t skela_transliterate(
    const skela_transliterator *_Nonnull transliterator, uint16_t *_Nonnull text, int32_t length,
    int32_t capacity, int32_t *_Nonnull status);
void skela_transliterator_close(skela_transliterator *_Nonnull transliterator);

/* Collation. strength: 0 primary, 1 secondary, 2 tertiary, 3 quaternary, 15 identical. */
skela_collator *_Nullable skela_collator_open(
    const char *_Nonnull locale, int32_t *_Nonnull status);
skela_collator *_Nullable skela_collator_open_rules(
    const uint16_t *_Nonnull rules, int32_t rules_length, skela_parse_position *_Nonnull position,
    int32_t *_Nonnull status);
/* The locale whose rules the collator really has; "root" when ICU fell back. */
const char *_Nullable skela_collator_locale(
    const skela_collator *_Nonnull collator, int32_t *_Nonnull status);
void skela_collator_set_strength(skela_collator *_Nonnull collator, int32_t strength);
int32_t skela_collator_compare(
    const skela_collator *_Nonnull collator, const uint16_t *_Nonnull a, int32_t a_length,
    const uint16_t *_Nonnull b, int32_t b_length);
/* Returns the length needed, with the closing zero byte. */
int32_t skela_collator_sort_key(
    const skela_collator *_Nonnull collator, const uint16_t *_Nonnull text, int32_t length,
    uint8_t *_Nullable key, int32_t capacity);
void skela_collator_close(skela_collator *_Nonnull collator);

/* Break iteration. kind: 0 character, 1 word, 2 line, 3 sentence. ICU KEEPS the text pointer. */
skela_break_iterator *_Nullable skela_break_open(
    int32_t kind, const char *_Nonnull locale, const uint16_t *_Nonnull text, int32_t length,
    int32_t *_Nonnull status);
/* The next boundary, or -1 at the end. */
int32_t skela_break_next(skela_break_iterator *_Nonnull iterator);
/* ICU's rule status of the boundary last returned: for words, below 100 is not a word. */
int32_t skela_break_rule_status(skela_break_iterator *_Nonnull iterator);
void skela_break_close(skela_break_iterator *_Nonnull iterator);

/* Regular expressions. flags are ICU's URegexpFlag. ICU KEEPS the text pointer. */
skela_regex *_Nullable skela_regex_open(
    const uint16_t *_Nonnull pattern, int32_t pattern_length, uint32_t flags,
    skela_parse_position *_Nonnull position, int32_t *_Nonnull status);
skela_regex *_Nullable skela_regex_clone(
    const skela_regex *_Nonnull regex, int32_t *_Nonnull status);
/* In ICU's units of work, roughly milliseconds; 0 is no limit. */
void skela_regex_set_time_limit(
    skela_regex *_Nonnull regex, int32_t limit, int32_t *_Nonnull status);
void skela_regex_set_text(
    skela_regex *_Nonnull regex, const uint16_t *_Nonnull text, int32_t length,
    int32_t *_Nonnull status);
void skela_regex_set_region(
    skela_regex *_Nonnull regex, int32_t start, int32_t limit, int32_t *_Nonnull status);
/* transparent: look-around sees beyond the region; anchoring: ^ and $ match at its ends. */
void skela_regex_use_bounds(
    skela_regex *_Nonnull regex, int32_t transparent, int32_t anchoring,
    int32_t *_Nonnull status);
int32_t skela_regex_find(skela_regex *_Nonnull regex, int32_t start, int32_t *_Nonnull status);
int32_t skela_regex_find_next(skela_regex *_Nonnull regex, int32_t *_Nonnull status);
int32_t skela_regex_looking_at(
    skela_regex *_Nonnull regex, int32_t start, int32_t *_Nonnull status);
int32_t skela_regex_group_count(skela_regex *_Nonnull regex, int32_t *_Nonnull status);
/* -1 where the group took no part. */
int32_t skela_regex_start(
    skela_regex *_Nonnull regex, int32_t group, int32_t *_Nonnull status);
int32_t skela_regex_end(skela_regex *_Nonnull regex, int32_t group, int32_t *_Nonnull status);
void skela_regex_close(skela_regex *_Nonnull regex);

/* String search by collation. ICU KEEPS both pointers, and the collator. */
skela_search *_Nullable skela_search_open(
    const uint16_t *_Nonnull pattern, int32_t pattern_length, const uint16_t *_Nonnull text,
    int32_t text_length, const skela_collator *_Nonnull collator, int32_t *_Nonnull status);
int32_t skela_search_next(skela_search *_Nonnull search, int32_t *_Nonnull status);
int32_t skela_search_matched_length(const skela_search *_Nonnull search);
void skela_search_close(skela_search *_Nonnull search);

/*
 * Conversion of bytes in a named encoding to UTF-16. Stops at the first malformed sequence: then
 * *error_offset is the number of bytes before it, otherwise -1. Returns the units written; a
 * capacity of twice the bytes plus one is always enough.
 */
int32_t skela_convert_to_utf16(
    const char *_Nonnull encoding, const uint8_t *_Nonnull bytes, int64_t length,
    uint16_t *_Nonnull destination, int64_t capacity, int64_t *_Nonnull error_offset,
    int32_t *_Nonnull status);
/*
 * Conversion of a stream of bytes in a named encoding to UTF-8, piece by piece. What is no character
 * of the encoding becomes the byte 0xFF, which UTF-8 never has. Returns the bytes written and in
 * `consumed` those taken. The status U_BUFFER_OVERFLOW_ERROR says that there is more to write: call
 * again with the bytes that were not taken, even if there are none. `capacity` is at least 16.
 */
typedef struct skela_converter skela_converter;
skela_converter *_Nullable skela_converter_open(
    const char *_Nonnull encoding, int32_t *_Nonnull status);
int64_t skela_converter_read(
    skela_converter *_Nonnull converter, const uint8_t *_Nonnull bytes, int64_t length,
    int32_t is_last, uint8_t *_Nonnull destination, int64_t capacity, int64_t *_Nonnull consumed,
    int32_t *_Nonnull status);
/* Whether a status is U_BUFFER_OVERFLOW_ERROR. */
int32_t skela_icu_is_overflow(int32_t status);
void skela_converter_close(skela_converter *_Nonnull converter);
/* Whether ICU has a converter of that name. */
int32_t skela_encoding_exists(const char *_Nonnull encoding);
/*
 * ICU's best guesses, best first: writes up to `capacity` names (static strings) and confidences
 * (0 to 100); returns how many.
 */
int32_t skela_detect_encoding(
    const uint8_t *_Nonnull bytes, int32_t length, const char *_Nullable *_Nonnull names,
    int32_t *_Nonnull confidences, int32_t capacity, int32_t *_Nonnull status);

#ifdef __cplusplus
}
#endif
#endif
