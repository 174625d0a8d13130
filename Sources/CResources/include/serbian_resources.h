/* The rule and word lists of SerbianText, Resources/, as bytes (UTF-8, no closing zero). */
#ifndef SKELA_SERBIAN_RESOURCES_H
#define SKELA_SERBIAN_RESOURCES_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull skela_latin_to_cyrillic(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_cyrillic_to_latin(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_split_digraphs(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_stroked_d(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_foreign_patterns(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_foreign_words(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_units(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_numeral_contexts(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_marked_names(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_place_names(size_t *_Nonnull length);

#endif
