#include "serbian_resources.h"

/* #embed is C23; the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t latin_to_cyrillic[] = {
#embed "../SerbianText/Resources/latin-to-cyrillic.txt"
};
static const uint8_t cyrillic_to_latin[] = {
#embed "../SerbianText/Resources/cyrillic-to-latin.txt"
};
static const uint8_t split_digraphs[] = {
#embed "../SerbianText/Resources/split-digraphs.txt"
};
static const uint8_t stroked_d[] = {
#embed "../SerbianText/Resources/stroked-d.txt"
};
static const uint8_t foreign_patterns[] = {
#embed "../SerbianText/Resources/foreign-patterns.txt"
};
static const uint8_t foreign_words[] = {
#embed "../SerbianText/Resources/foreign-words.txt"
};
static const uint8_t units[] = {
#embed "../SerbianText/Resources/units.txt"
};
static const uint8_t numeral_contexts[] = {
#embed "../SerbianText/Resources/numeral-contexts.txt"
};
static const uint8_t marked_names[] = {
#embed "../SerbianText/Resources/marked-names.txt"
};
static const uint8_t place_names[] = {
#embed "../SerbianText/Resources/place-names.txt"
};

#define RESOURCE(name)                            \
  const uint8_t *skela_##name(size_t *length) {   \
    *length = sizeof name;                        \
    return name;                                  \
  }

RESOURCE(latin_to_cyrillic)
RESOURCE(cyrillic_to_latin)
RESOURCE(split_digraphs)
RESOURCE(stroked_d)
RESOURCE(foreign_patterns)
RESOURCE(foreign_words)
RESOURCE(units)
RESOURCE(numeral_contexts)
RESOURCE(marked_names)
RESOURCE(place_names)
