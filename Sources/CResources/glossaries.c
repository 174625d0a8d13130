#include "glossary_resources.h"

/* #embed is C23; the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t places_kosovo[] = {
#embed "../../glossaries/places-kosovo.tsv"
};
static const uint8_t security[] = {
#embed "../../glossaries/security.tsv"
};

static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t length;
} files[] = {
    {"places-kosovo.tsv", places_kosovo, sizeof places_kosovo},
    {"security.tsv", security, sizeof security},
};

int32_t skela_glossary_count(void) { return sizeof files / sizeof files[0]; }

const char *skela_glossary_name(int32_t index) { return files[index].name; }

const uint8_t *skela_glossary_bytes(int32_t index, size_t *length) {
  *length = files[index].length;
  return files[index].bytes;
}
