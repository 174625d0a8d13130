/*
 * XML through libxml2's push parser, the one that xmlTextReader is built on too. It is driven
 * directly because a node of xmlTextReader knows its line only up to 65,535 and never its column.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

/* What is read and parsed at a time: stays in the cache, and bounds the list of events. */
enum { PIECE = 64 * 1024 };

/* Of the tag that the parser stands in or just behind: where its '<' is. */
static void place_of_tag(const skela_xml *r, skela_xml_event *event) {
  const xmlParserInput *input = r->parser->input;
  event->line = input->line;
  event->column = input->col;
  const xmlChar *at = input->cur;
  int32_t lines = 0, characters = 0;
  /* A '<' cannot stand inside a tag, so the nearest one before is the tag's own. */
  while (at > input->base) {
    at--;
    if (*at == '\n') lines++;
    if ((*at & 0xC0) != 0x80) characters++;
    if (*at == '<') break;
  }
  if (lines == 0) {
    event->column -= characters;
  } else {
    event->line -= lines;
    int32_t column = 1;
    while (at > input->base && at[-1] != '\n') {
      at--;
      if ((*at & 0xC0) != 0x80) column++;
    }
    /* When the line's start is no longer in the buffer the column is unknown. */
    event->column = at == input->base ? 0 : column;
  }
}

/*
 * Without XML_PARSE_NOENT libxml2 gives an ampersand in an attribute as "&#38;", for a tree to
 * resolve. Done here in place; returns the new length.
 */
static uint32_t resolve_ampersands(uint8_t *text, uint32_t length) {
  uint32_t to = 0;
  for (uint32_t from = 0; from < length; from++) {
    text[to++] = text[from];
    if (text[from] == '&' && length - from >= 5 && memcmp(text + from, "&#38;", 5) == 0) from += 4;
  }
  return to;
}

static void on_start(
    void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
    int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
    const xmlChar **attributes) {
  (void)defaulted;
  skela_xml *r = context;
  if (namespace_count + attribute_count > SKELA_XML_MAX_ATTRIBUTES) {
    reader_fail(r, SKELA_XML_TOO_MANY_ATTRIBUTES, (const char *)local);
    return;
  }
  int32_t name = reader_intern(r, local, prefix, uri);
  if (name < 0) return;
  skela_xml_event *event = reader_add_event(r, SKELA_XML_START, name);
  if (event == NULL) return;
  place_of_tag(r, event);
  event->is_empty = r->parser->input->cur[0] == '/';
  event->attribute_count = (uint32_t)(namespace_count + attribute_count);
  for (int i = 0; i < namespace_count; i++) {
    const xmlChar *declared = namespaces[i * 2], *value = namespaces[i * 2 + 1];
    static const xmlChar xmlns[] = "xmlns";
    const xmlChar *word = xmlDictLookup(r->parser->dict, xmlns, 5);
    int32_t attribute = declared == NULL ? reader_intern(r, word, NULL, NULL)
                                         : reader_intern(r, declared, word, NULL);
    if (attribute < 0) return;
    size_t length = value == NULL ? 0 : strlen((const char *)value);
    if (!reader_add_attribute(r, attribute, value, length)) return;
  }
  for (int i = 0; i < attribute_count; i++) {
    const xmlChar **a = attributes + i * 5;
    int32_t attribute = reader_intern(r, a[0], a[1], a[2]);
    if (attribute < 0 || !reader_add_attribute(r, attribute, a[3], (size_t)(a[4] - a[3]))) return;
    skela_xml_attribute *added = &r->attributes[r->attribute_count - 1];
    added->value_length = resolve_ampersands(r->text + added->value, added->value_length);
  }
  reader_push(r, name);
  reader_mark(r, event->is_empty ? 2 : 1);
}

static void on_end(
    void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  skela_xml *r = context;
  (void)local;
  (void)prefix;
  (void)uri;
  /* libxml2 has seen that it is the element which is open. */
  if (r->depth <= 0) return;
  skela_xml_event *event = reader_add_event(r, SKELA_XML_END, r->open_elements[r->depth - 1]);
  if (event == NULL) return;
  place_of_tag(r, event);
  reader_pop(r);
  reader_mark(r, 0);
}

static void on_text(void *context, const xmlChar *text, int length) {
  skela_xml *r = context;
  /* Blanks outside the root element are no text. */
  if (r->depth > 0 && length > 0) reader_add_text(r, text, (size_t)length);
}

static void add_markup(skela_xml *r, int32_t kind, int32_t name, const xmlChar *text) {
  if ((r->options & SKELA_XML_COMMENTS) != 0) {
    skela_xml_event *event = reader_add_event(r, kind, name);
    if (event == NULL) return;
    event->line = r->last_line;
    event->column = r->last_column;
    size_t index = r->event_count - 1;
    if (text != NULL && *text != 0) {
      size_t length = strlen((const char *)text);
      /* The bytes lie where an attribute's would; the attribute itself is not wanted. */
      if (!reader_add_attribute(r, -1, text, length)) return;
      r->attribute_count--;
      r->events[index].text_length = (uint32_t)length;
    }
  }
  reader_mark(r, 0);
}

static void on_comment(void *context, const xmlChar *text) {
  add_markup(context, SKELA_XML_COMMENT, -1, text);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  skela_xml *r = context;
  /* The target is of libxml2's dictionary, as names are. */
  int32_t name = reader_intern(r, target, NULL, NULL);
  if (name >= 0) add_markup(r, SKELA_XML_INSTRUCTION, name, data);
}

static void on_document_type(
    void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system) {
  (void)name;
  (void)public;
  (void)system;
  skela_xml *r = context;
  /* libxml2 calls this when it stands before the '[' or the '>'. */
  if (r->parser->input->cur[0] != '[') return;
  reader_fail(r, SKELA_XML_INTERNAL_SUBSET, NULL);
  /* Here libxml2 looks whether it was stopped; not one declaration is read. */
  xmlStopParser(r->parser);
}

/* A second lock: declarations stand in an internal subset only, which was refused already. */
static void on_declaration(
    void *context, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system,
    xmlChar *content) {
  (void)name;
  (void)type;
  (void)public;
  (void)system;
  (void)content;
  reader_fail(context, SKELA_XML_INTERNAL_SUBSET, NULL);
}

static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
  skela_xml *r = context;
  xmlEntityPtr predefined = xmlGetPredefinedEntity(name);
  if (predefined != NULL) return predefined;
  if ((r->options & SKELA_XML_HTML_ENTITIES) == 0
      || r->parser->instate == XML_PARSER_ATTRIBUTE_VALUE) {
    return NULL;
  }
  const htmlEntityDesc *found = htmlEntityLookup(name);
  if (found == NULL) return NULL;
  int length = xmlCopyChar(0, r->entity_text, (int)found->value);
  r->entity_text[length] = 0;
  r->html_entities++;
  /* As one that every document has: libxml2 hands its text over and looks no further. */
  r->entity = (xmlEntity){
      .type = XML_ENTITY_DECL, .name = name, .orig = r->entity_text, .content = r->entity_text,
      .length = length, .etype = XML_INTERNAL_PREDEFINED_ENTITY};
  return &r->entity;
}

/* A document type that was not read may declare the entity: then libxml2 only says it saw it. */
static void on_reference(void *context, const xmlChar *name) {
  reader_fail(context, SKELA_XML_UNDEFINED_ENTITY, (const char *)name);
}

static void on_error(void *context, xmlErrorPtr error) {
  skela_xml *r = context;
  /* Faults in the use of namespaces and the like do not stop a reader. */
  if (r == NULL || error->level != XML_ERR_FATAL || r->failed) return;
  int32_t code = SKELA_XML_NOT_WELL_FORMED;
  switch (error->code) {
    case XML_ERR_NO_MEMORY: code = SKELA_XML_NO_MEMORY; break;
    case XML_ERR_DOCUMENT_EMPTY: code = SKELA_XML_EMPTY; break;
    case XML_ERR_UNDECLARED_ENTITY: code = SKELA_XML_UNDEFINED_ENTITY; break;
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING: code = SKELA_XML_ENCODING; break;
    case XML_ERR_INVALID_CHAR: {
      /* Of two faults that share a number, the one of bytes that are no character at all. */
      static const char bytes[] = "Input is not proper";
      if (error->message != NULL && strncmp(error->message, bytes, sizeof bytes - 1) == 0) {
        code = SKELA_XML_ENCODING;
      }
      break;
    }
    default: break;
  }
  const char *name = code == SKELA_XML_UNDEFINED_ENTITY ? error->str1 : NULL;
  const xmlParserInput *input = r->parser == NULL ? NULL : r->parser->input;
  /* Text may still wait when the end comes; libxml2 then speaks of content behind the root element,
     which cannot be while an element is open. */
  r->error_at_end = (input != NULL && input->cur >= input->end)
      || (error->code == XML_ERR_DOCUMENT_END && r->depth > 0);
  reader_fail_at(r, code, error->code, error->line, error->int2, error->message, name);
  /* Of what follows libxml2 would tell each fault too, and copy all of a comment for each in it. */
  if (r->parser != NULL) xmlStopParser(r->parser);
}

static xmlParserCtxtPtr new_parser(skela_xml *r, const uint8_t *bytes, size_t length) {
  xmlSAXHandler handler = {
      .initialized = XML_SAX2_MAGIC,
      .internalSubset = on_document_type,
      .entityDecl = on_declaration,
      .getEntity = on_entity,
      .reference = on_reference,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .comment = on_comment,
      .processingInstruction = on_instruction,
      .startElementNs = on_start,
      .endElementNs = on_end,
      .serror = on_error,
  };
  xmlParserCtxtPtr parser =
      xmlCreatePushParserCtxt(&handler, r, (const char *)bytes, (int)length, NULL);
  if (parser == NULL) return NULL;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  parser->linenumbers = 1;
  return parser;
}

/* Refuses a tag, comment or instruction that does not end: libxml2 would keep it all. */
static void check_pending(skela_xml *r) {
  const xmlParserInput *input = r->parser->input;
  if (r->failed || input == NULL) return;
  ptrdiff_t pending = input->end - input->cur;
  if (pending <= SKELA_XML_MAX_TAG || input->cur[0] != '<') return;
  if (input->cur[1] != '!' && input->cur[1] != '?') {
    reader_fail(r, SKELA_XML_TAG_TOO_LONG, NULL);
  } else if (pending > SKELA_XML_MAX_MARKUP) {
    reader_fail(r, SKELA_XML_MARKUP_TOO_LONG, NULL);
  }
}

static void finish(skela_xml *r) {
  r->finished = 1;
  if (r->parser == NULL) {
    reader_fail(r, SKELA_XML_EMPTY, NULL);
    return;
  }
  xmlParseChunk(r->parser, NULL, 0, 1);
  int32_t line = r->parser->input->line, column = r->parser->input->col;
  /* Whatever libxml2 says of the end: with an element open, the end is what is missing. */
  int32_t at_end = !r->failed || (r->error.code == SKELA_XML_NOT_WELL_FORMED && r->error_at_end);
  if (r->depth > 0 && at_end) {
    r->failed = 0;
    const char *open = r->names[r->open_elements[r->depth - 1]].qualified;
    reader_fail_at(r, SKELA_XML_TRUNCATED, 0, line, column, NULL, open);
  } else if (!r->saw_root && at_end) {
    r->failed = 0;
    reader_fail_at(r, SKELA_XML_EMPTY, 0, line, column, NULL, NULL);
  }
}

static void feed_piece(skela_xml *r, const uint8_t *bytes, size_t length) {
  if (length > 0 && r->parser == NULL) {
    /* The first four bytes show the encoding. */
    size_t first = length < 4 ? length : 4;
    r->parser = new_parser(r, bytes, first);
    if (r->parser == NULL) {
      reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
      return;
    }
    bytes += first;
    length -= first;
  }
  if (length > 0) xmlParseChunk(r->parser, (const char *)bytes, (int)length, 0);
  check_pending(r);
}

int32_t skela_xml_feed(skela_xml *r, const uint8_t *bytes, size_t length, int32_t is_last) {
  reader_reset(r);
  if (r->finished || r->failed) return reader_ready(r);
  while (length > 0 && !r->failed) {
    size_t piece = length < PIECE ? length : PIECE;
    feed_piece(r, bytes, piece);
    bytes += piece;
    length -= piece;
  }
  if (is_last && !r->failed) finish(r);
  return reader_ready(r);
}

void skela_xml_set_place(skela_xml *r, int32_t line, int32_t column) {
  if (r->parser == NULL || r->parser->input == NULL) return;
  r->parser->input->line = line;
  r->parser->input->col = column;
  reader_mark(r, 0);
}

int32_t skela_xml_awaits_content(const skela_xml *r) {
  if (r->parser == NULL || r->finished || r->failed || r->depth == 0) return 0;
  /* A text may go on. */
  if (r->event_count > 0 && r->events[r->event_count - 1].kind == SKELA_XML_TEXT) return 0;
  const xmlParserInput *input = r->parser->input;
  return input != NULL && input->cur == input->end && r->parser->instate == XML_PARSER_CONTENT;
}

int32_t skela_xml_fill(skela_xml *r) {
  if (r->file == NULL) {
    reader_reset(r);
    return reader_ready(r);
  }
  uint8_t bytes[PIECE];
  size_t length = fread(bytes, 1, sizeof bytes, r->file);
  if (ferror(r->file)) {
    reader_reset(r);
    reader_fail_at(r, SKELA_XML_UNREADABLE, errno, 0, 0, NULL, NULL);
    return reader_ready(r);
  }
  return skela_xml_feed(r, bytes, length, length < sizeof bytes);
}

skela_xml *skela_xml_open(int32_t options) { return reader_new(options, SKELA_XML_MAX_DEPTH); }

skela_xml *skela_xml_open_file(const char *path, int32_t options) {
  skela_xml *r = skela_xml_open(options);
  if (r == NULL) return NULL;
  r->file = fopen(path, "rb");
  if (r->file == NULL) reader_fail_at(r, SKELA_XML_UNREADABLE, errno, 0, 0, NULL, NULL);
  return r;
}
