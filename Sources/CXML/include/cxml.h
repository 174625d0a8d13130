/*
 * An opaque door to libxml2. No libxml2 header is included here: Debian's pull in ICU's, and a
 * Swift module that sees both ICUs does not compile.
 *
 * A reader turns markup into a flat list of events. It is fed piece by piece; after each piece the
 * caller looks through the events that the piece completed, without a call for each of them.
 *
 * Nothing is fetched, no entity is expanded but the five of XML (and HTML's, where asked for), and
 * libxml2 prints nothing. One reader serves one thread at a time.
 */
#ifndef SKELA_CXML_H
#define SKELA_CXML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct skela_xml skela_xml;

/* Kinds of events. */
enum {
  SKELA_XML_START = 1,
  SKELA_XML_END = 2,
  SKELA_XML_TEXT = 3,
  SKELA_XML_COMMENT = 4,
  SKELA_XML_INSTRUCTION = 5,
};

/* Options of a reader. */
enum {
  /* Report comments and processing instructions; otherwise they vanish and do not part text. */
  SKELA_XML_COMMENTS = 1,
  /* In text, read the named entities of HTML 4 that the document does not declare; count them. */
  SKELA_XML_HTML_ENTITIES = 2,
};

/* Limits. Text and markup are counted in bytes of UTF-8. */
enum {
  SKELA_XML_MAX_DEPTH = 256,
  SKELA_HTML_MAX_DEPTH = 1000,
  SKELA_XML_MAX_ATTRIBUTES = 256,
  SKELA_XML_MAX_TAG = 128 * 1024,
  SKELA_XML_MAX_MARKUP = 4 * 1024 * 1024,
  SKELA_XML_MAX_TEXT = 16 * 1024 * 1024,
  SKELA_XML_MAX_NAMES = 16 * 1024,
  SKELA_HTML_MAX_LENGTH = 256 * 1024 * 1024,
};

/* What stopped a reader. */
enum {
  SKELA_XML_OK = 0,
  SKELA_XML_NOT_WELL_FORMED = 1,
  SKELA_XML_UNREADABLE = 2,   /* detail: errno */
  SKELA_XML_EMPTY = 3,
  SKELA_XML_TRUNCATED = 4,    /* name: the innermost element that is still open */
  SKELA_XML_INTERNAL_SUBSET = 5,
  SKELA_XML_UNDEFINED_ENTITY = 6, /* name: of the entity */
  SKELA_XML_TOO_DEEP = 7,
  SKELA_XML_TOO_MANY_ATTRIBUTES = 8,
  SKELA_XML_TAG_TOO_LONG = 9,
  SKELA_XML_MARKUP_TOO_LONG = 10,
  SKELA_XML_TEXT_TOO_LONG = 11,
  SKELA_XML_TOO_MANY_NAMES = 12,
  SKELA_XML_ENCODING = 13,
  SKELA_XML_NO_MEMORY = 14,
};

/* Lines and columns count from 1, columns in characters; 0 is unknown. */
typedef struct {
  int32_t kind;
  int32_t name; /* the number of the element's name, from 0; -1 where there is none */
  int32_t line, column;
  uint32_t text, text_length; /* where the text stands in skela_xml_text */
  uint32_t first_attribute, attribute_count;
  int32_t is_empty; /* of a start: written as <a/>; an end follows all the same */
} skela_xml_event;

typedef struct {
  int32_t name;
  uint32_t value, value_length;
} skela_xml_attribute;

typedef struct {
  int32_t code;    /* one of the codes above */
  int32_t detail;  /* libxml2's own number, or errno */
  int32_t line, column;
  const char *_Nullable message; /* libxml2's words */
  const char *_Nullable name;
} skela_xml_error;

const char *_Nonnull skela_xml_version(void);

/* Null when there is no memory. With a path that cannot be opened the first fill fails. */
skela_xml *_Nullable skela_xml_open_file(const char *_Nonnull path, int32_t options);
/* A reader that the caller feeds. */
skela_xml *_Nullable skela_xml_open(int32_t options);
/* Reads a whole HTML page, tolerantly: all events are there at once (skela_xml_ready). */
skela_xml *_Nullable skela_html_open(
    const uint8_t *_Nonnull bytes, size_t length, const char *_Nullable encoding);
void skela_xml_close(skela_xml *_Nonnull reader);

/*
 * Goes on with the next piece of the file, or with the one given, and forgets the events of earlier
 * pieces. Returns how many events are ready (0: needs more, or is done), -1 after an error. Events
 * before the place of an error come first.
 */
int32_t skela_xml_fill(skela_xml *_Nonnull reader);
/* What is fed from now on stands at that place of a document whose start this reader never saw. */
void skela_xml_set_place(skela_xml *_Nonnull reader, int32_t line, int32_t column);
int32_t skela_xml_feed(
    skela_xml *_Nonnull reader, const uint8_t *_Nullable bytes, size_t length, int32_t is_last);
/* Whether all that was fed is read, and content of an open element comes next. */
int32_t skela_xml_awaits_content(const skela_xml *_Nonnull reader);
/* Of a page of HTML, which was read when it was opened: what the first fill would return. */
int32_t skela_xml_ready(skela_xml *_Nonnull reader);
int32_t skela_xml_is_finished(const skela_xml *_Nonnull reader);

/* Valid until the next fill. */
const skela_xml_event *_Nullable skela_xml_events(const skela_xml *_Nonnull reader);
const skela_xml_attribute *_Nullable skela_xml_attributes(const skela_xml *_Nonnull reader);
const uint8_t *_Nullable skela_xml_text(const skela_xml *_Nonnull reader);

/* Names are valid until the reader is closed. The namespace is null where there is none. */
int32_t skela_xml_name_count(const skela_xml *_Nonnull reader);
const char *_Nonnull skela_xml_qualified_name(const skela_xml *_Nonnull reader, int32_t name);
const char *_Nonnull skela_xml_local_name(const skela_xml *_Nonnull reader, int32_t name);
const char *_Nullable skela_xml_namespace(const skela_xml *_Nonnull reader, int32_t name);

/* How many entities of HTML were read so far. */
int32_t skela_xml_html_entities(const skela_xml *_Nonnull reader);
/* The code point of an entity of HTML 4 by its name; 0 for a name that is none. */
uint32_t skela_html_entity(const char *_Nonnull name);
/* The strings are valid until the reader is closed. */
skela_xml_error skela_xml_last_error(const skela_xml *_Nonnull reader);

#ifdef __cplusplus
}
#endif
#endif
