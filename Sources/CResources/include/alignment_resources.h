/* Word-frequency tables of SentenceAlignment, whose form scripts/frequency-tables tells, and how the letters of
   foreign names are written in Serbian, a table whose first lines tell its form. */
#ifndef SKELA_ALIGNMENT_RESOURCES_H
#define SKELA_ALIGNMENT_RESOURCES_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull skela_frequencies_en(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_frequencies_sr(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_name_letters(size_t *_Nonnull length);

#endif
