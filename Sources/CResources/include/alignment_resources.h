/* Word-frequency tables of SentenceAlignment; scripts/frequency-tables tells their form. */
#ifndef SKELA_ALIGNMENT_RESOURCES_H
#define SKELA_ALIGNMENT_RESOURCES_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull skela_frequencies_en(size_t *_Nonnull length);
const uint8_t *_Nonnull skela_frequencies_sr(size_t *_Nonnull length);

#endif
