/* What the files of this target share. */
#ifndef SKELA_READER_H
#define SKELA_READER_H

#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU; its headers need not be. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>

#include "cxml.h"

typedef struct {
  /* Strings of libxml2's dictionary, which keeps each string once: pointers compare. */
  const xmlChar *local, *prefix, *uri;
  char *qualified, *namespace;
  size_t prefix_length; /* with its colon */
} name_entry;

struct skela_xml {
  xmlParserCtxtPtr parser;
  FILE *file;
  int32_t options;
  int32_t finished, failed;
  int32_t max_depth;

  skela_xml_event *events;
  size_t event_count, event_capacity;
  skela_xml_attribute *attributes;
  size_t attribute_count, attribute_capacity;
  uint8_t *text;
  size_t text_length, text_capacity;

  name_entry *names;
  int32_t name_count, name_capacity;
  int32_t *slots; /* hash table of names: number + 1, 0 is free */
  size_t slot_count;

  int32_t *open_elements;
  int32_t depth, open_capacity;
  int32_t saw_root;
  /* The end of the last token, where a text begins. */
  int32_t last_line, last_column;

  int32_t html_entities;
  xmlEntity entity;
  xmlChar entity_text[8];

  skela_xml_error error;
  int32_t error_at_end; /* nothing was left to read when the error came */
  char *error_message, *error_name;
};

void reader_set_up(void);
skela_xml *reader_new(int32_t options, int32_t max_depth);
void reader_reset(skela_xml *r);
int32_t reader_ready(skela_xml *r);
/*
 * Records the first error; libxml2 reads on to the end of its piece, but reports no more. It is not
 * stopped on the spot: that frees the buffer in which some of its functions still stand.
 */
void reader_fail(skela_xml *r, int32_t code, const char *name);
void reader_fail_at(
    skela_xml *r, int32_t code, int32_t detail, int32_t line, int32_t column, const char *message,
    const char *name);

/* The number of a name, or -1 after reader_fail. The strings are libxml2's dictionary's. */
int32_t reader_intern(
    skela_xml *r, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri);
skela_xml_event *reader_add_event(skela_xml *r, int32_t kind, int32_t name);
int32_t reader_add_attribute(skela_xml *r, int32_t name, const xmlChar *value, size_t length);
void reader_add_text(skela_xml *r, const xmlChar *text, size_t length);
void reader_push(skela_xml *r, int32_t name);
void reader_pop(skela_xml *r);
/* Remembers where the token just read ends; `ahead` more characters of it are not yet read. */
void reader_mark(skela_xml *r, int32_t ahead);

#endif
