/* The glossaries that the project ships, as the files of the folder glossaries/. */
#ifndef SKELA_GLOSSARY_RESOURCES_H
#define SKELA_GLOSSARY_RESOURCES_H

#include <stddef.h>
#include <stdint.h>

int32_t skela_glossary_count(void);
/* The file's name and bytes; index from 0 to the count. */
const char *_Nonnull skela_glossary_name(int32_t index);
const uint8_t *_Nonnull skela_glossary_bytes(int32_t index, size_t *_Nonnull length);

#endif
