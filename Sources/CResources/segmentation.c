#include "segmentation_resources.h"

/* #embed is C23; the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t rules[] = {
#embed "../Segmentation/Resources/default.srx"
};

const uint8_t *skela_default_srx_bytes(void) { return rules; }

size_t skela_default_srx_length(void) { return sizeof rules; }
