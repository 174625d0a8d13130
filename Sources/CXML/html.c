/*
 * HTML through libxml2's tolerant parser. Its events are taken as they come, without a tree: a page
 * that nests without end costs no stack.
 */
#include <string.h>

#include "reader.h"

static int32_t name_of(skela_xml *r, const xmlChar *name) {
  /* Elements that libxml2 adds on its own are not in its dictionary. */
  const xmlChar *kept = xmlDictLookup(r->parser->dict, name, -1);
  if (kept == NULL) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return -1;
  }
  return reader_intern(r, kept, NULL, NULL);
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  skela_xml *r = context;
  if (r->failed) return;
  int32_t number = name_of(r, name);
  if (number < 0) return;
  skela_xml_event *event = reader_add_event(r, SKELA_XML_START, number);
  if (event == NULL) return;
  size_t index = r->event_count - 1;
  event->line = r->parser->input->line;
  event->column = r->parser->input->col;
  uint32_t count = 0;
  /* A page is read in spite of too many attributes: those beyond the limit are left out. */
  for (; attributes != NULL && attributes[0] != NULL && count < SKELA_XML_MAX_ATTRIBUTES;
       attributes += 2) {
    int32_t attribute = name_of(r, attributes[0]);
    size_t length = attributes[1] == NULL ? 0 : strlen((const char *)attributes[1]);
    if (attribute < 0 || !reader_add_attribute(r, attribute, attributes[1], length)) return;
    count++;
  }
  r->events[index].attribute_count = count;
  reader_push(r, number);
  if (r->failed) xmlStopParser(r->parser);
  reader_mark(r, 0);
}

static void on_end(void *context, const xmlChar *name) {
  skela_xml *r = context;
  if (r->failed) return;
  int32_t number = name_of(r, name);
  if (number < 0) return;
  skela_xml_event *event = reader_add_event(r, SKELA_XML_END, number);
  if (event == NULL) return;
  event->line = r->parser->input->line;
  event->column = r->parser->input->col;
  reader_pop(r);
  reader_mark(r, 0);
}

static void on_text(void *context, const xmlChar *text, int length) {
  skela_xml *r = context;
  if (!r->failed && r->depth > 0 && length > 0) reader_add_text(r, text, (size_t)length);
}

static void on_error(void *context, xmlErrorPtr error) {
  /* Faults of the page are what the parser is tolerant of. */
  if (error->code == XML_ERR_NO_MEMORY) reader_fail(context, SKELA_XML_NO_MEMORY, NULL);
}

skela_xml *skela_html_open(const uint8_t *bytes, size_t length, const char *encoding) {
  skela_xml *r = reader_new(0, SKELA_HTML_MAX_DEPTH);
  if (r == NULL) return NULL;
  r->finished = 1;
  /* A page of no bytes is a page without text. */
  if (length == 0) return r;
  if (length > SKELA_HTML_MAX_LENGTH) {
    reader_fail(r, SKELA_XML_TEXT_TOO_LONG, NULL);
    return r;
  }
  r->parser = htmlCreateMemoryParserCtxt((const char *)bytes, (int)length);
  if (r->parser == NULL) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return r;
  }
  htmlCtxtUseOptions(
      r->parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  *r->parser->sax = (xmlSAXHandler){
      .initialized = XML_SAX2_MAGIC,
      .startElement = on_start,
      .endElement = on_end,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .cdataBlock = on_text,
      .serror = on_error,
  };
  r->parser->userData = r;
  r->parser->linenumbers = 1;
  if (encoding != NULL) {
    xmlCharEncodingHandlerPtr converter = xmlFindCharEncodingHandler(encoding);
    if (converter == NULL) {
      reader_fail_at(r, SKELA_XML_ENCODING, 0, 0, 0, NULL, encoding);
      return r;
    }
    xmlSwitchToEncoding(r->parser, converter);
    /* Says that the encoding is settled: what the page claims in a meta element is not heeded. */
    if (r->parser->input->encoding == NULL) {
      r->parser->input->encoding = xmlStrdup((const xmlChar *)encoding);
    }
  }
  htmlParseDocument(r->parser);
  return r;
}
