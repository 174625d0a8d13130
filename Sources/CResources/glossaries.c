#include "glossary_resources.h"

/* #embed is C23; the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t institutions[] = {
#embed "../../glossaries/institutions.tsv"
};
static const uint8_t law_and_politics[] = {
#embed "../../glossaries/law-and-politics.tsv"
};
static const uint8_t places_kosovo[] = {
#embed "../../glossaries/places-kosovo.tsv"
};
static const uint8_t places_serbia[] = {
#embed "../../glossaries/places-serbia.tsv"
};
static const uint8_t security[] = {
#embed "../../glossaries/security.tsv"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t length;
} files[] = {
    {"institutions.tsv", institutions, sizeof institutions},
    {"law-and-politics.tsv", law_and_politics, sizeof law_and_politics},
    {"places-kosovo.tsv", places_kosovo, sizeof places_kosovo},
    {"places-serbia.tsv", places_serbia, sizeof places_serbia},
    {"security.tsv", security, sizeof security},
};

int32_t skela_glossary_count(void) { return sizeof files / sizeof files[0]; }

const char *skela_glossary_name(int32_t index) { return files[index].name; }

const uint8_t *skela_glossary_bytes(int32_t index, size_t *length) {
  *length = files[index].length;
  return files[index].bytes;
}
