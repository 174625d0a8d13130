/* What the files of this target share. */
#ifndef SKELA_CICU_INTERNAL_H
#define SKELA_CICU_INTERNAL_H

#include <unicode/parseerr.h>
#include <unicode/utypes.h>

#include "cicu.h"

/* ICU's UChar is a 16-bit integer of another name: these casts change no bit. */
#define UNITS(p) ((const UChar *)(p))
#define MUTABLE_UNITS(p) ((UChar *)(p))

static inline UErrorCode begin(const int32_t *status) { return (UErrorCode)*status; }
static inline void finish(int32_t *status, UErrorCode code) { *status = (int32_t)code; }

static inline void place(skela_parse_position *position, const UParseError *error) {
  position->line = error->line;
  position->offset = error->offset;
}

#endif
