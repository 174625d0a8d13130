/* The rule file of Segmentation, Resources/default.srx, as bytes. */
#ifndef SKELA_SEGMENTATION_RESOURCES_H
#define SKELA_SEGMENTATION_RESOURCES_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull skela_default_srx_bytes(void);
size_t skela_default_srx_length(void);

#endif
