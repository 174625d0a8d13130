#include "alignment_resources.h"

/* #embed is C23; the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t english[] = {
#embed "../SentenceAlignment/Resources/frequencies-en.txt"
};
static const uint8_t serbian[] = {
#embed "../SentenceAlignment/Resources/frequencies-sr.txt"
};
static const uint8_t letters[] = {
#embed "../SentenceAlignment/Resources/name-letters.tsv"
};

const uint8_t *skela_frequencies_en(size_t *length) {
  *length = sizeof english;
  return english;
}

const uint8_t *skela_frequencies_sr(size_t *length) {
  *length = sizeof serbian;
  return serbian;
}

const uint8_t *skela_name_letters(size_t *length) {
  *length = sizeof letters;
  return letters;
}
