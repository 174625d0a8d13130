/* The flat list of events that the parsers of XML and HTML fill. */
#include "reader.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static xmlParserInputPtr refuse_entity(const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url;
  (void)id;
  (void)context;
  return NULL;
}

static void ignore_message(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

static void set_up_once(void) {
  xmlInitParser();
  /* The readers never ask for an external entity. Should libxml2 do so on its own, it gets none. */
  xmlSetExternalEntityLoader(refuse_entity);
}

void reader_set_up(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, set_up_once);
  /* Of this thread only. Errors of a reader go to the reader; what has no reader goes nowhere. */
  xmlSetGenericErrorFunc(NULL, ignore_message);
}

const char *skela_xml_version(void) { return LIBXML_DOTTED_VERSION; }

skela_xml *reader_new(int32_t options, int32_t max_depth) {
  reader_set_up();
  skela_xml *r = calloc(1, sizeof *r);
  if (r == NULL) return NULL;
  r->options = options;
  r->max_depth = max_depth;
  r->last_line = 1;
  r->last_column = 1;
  return r;
}

void skela_xml_close(skela_xml *r) {
  if (r->parser != NULL) {
    xmlFreeDoc(r->parser->myDoc);
    r->parser->myDoc = NULL;
    xmlFreeParserCtxt(r->parser);
  }
  if (r->file != NULL) fclose(r->file);
  for (int32_t i = 0; i < r->name_count; i++) {
    free(r->names[i].qualified);
    free(r->names[i].namespace);
  }
  free(r->names);
  free(r->slots);
  free(r->events);
  free(r->attributes);
  free(r->text);
  free(r->open_elements);
  free(r->error_message);
  free(r->error_name);
  free(r);
}

/* Errors */

static char *copy_of(const char *text) {
  if (text == NULL) return NULL;
  char *copy = strdup(text);
  if (copy != NULL) {
    size_t length = strlen(copy);
    while (length > 0 && (copy[length - 1] == '\n' || copy[length - 1] == ' ')) {
      copy[--length] = 0;
    }
  }
  return copy;
}

void reader_fail_at(
    skela_xml *r, int32_t code, int32_t detail, int32_t line, int32_t column, const char *message,
    const char *name) {
  if (!r->failed) {
    r->failed = 1;
    free(r->error_message);
    free(r->error_name);
    r->error_message = copy_of(message);
    r->error_name = copy_of(name);
    r->error = (skela_xml_error){
        .code = code, .detail = detail, .line = line, .column = column,
        .message = r->error_message, .name = r->error_name};
  }
  if (r->parser != NULL) {
    r->parser->wellFormed = 0;
    r->parser->disableSAX = 1;
    if (r->parser->errNo == XML_ERR_OK) r->parser->errNo = XML_ERR_USER_STOP;
  }
}

void reader_fail(skela_xml *r, int32_t code, const char *name) {
  int32_t line = 0, column = 0;
  if (r->parser != NULL && r->parser->input != NULL) {
    line = r->parser->input->line;
    column = r->parser->input->col;
  }
  reader_fail_at(r, code, 0, line, column, NULL, name);
}

skela_xml_error skela_xml_last_error(const skela_xml *r) { return r->error; }

/* Lists that grow */

static int grow(void **list, size_t *capacity, size_t needed, size_t size, size_t first) {
  if (needed <= *capacity) return 1;
  size_t wanted = *capacity == 0 ? first : *capacity * 2;
  if (wanted < needed) wanted = needed;
  void *larger = realloc(*list, wanted * size);
  if (larger == NULL) return 0;
  *list = larger;
  *capacity = wanted;
  return 1;
}

skela_xml_event *reader_add_event(skela_xml *r, int32_t kind, int32_t name) {
  if (!grow((void **)&r->events, &r->event_capacity, r->event_count + 1, sizeof *r->events, 256)) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return NULL;
  }
  skela_xml_event *event = &r->events[r->event_count++];
  *event = (skela_xml_event){
      .kind = kind, .name = name, .text = (uint32_t)r->text_length,
      .first_attribute = (uint32_t)r->attribute_count};
  return event;
}

static uint8_t *add_bytes(skela_xml *r, size_t length) {
  size_t needed = r->text_length + length;
  /* One more than needed: also nothing has a place. */
  if (needed >= UINT32_MAX
      || !grow((void **)&r->text, &r->text_capacity, needed + 1, 1, 64 * 1024)) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return NULL;
  }
  uint8_t *place = r->text + r->text_length;
  r->text_length = needed;
  return place;
}

int32_t reader_add_attribute(skela_xml *r, int32_t name, const xmlChar *value, size_t length) {
  uint8_t *place = add_bytes(r, length);
  if (place == NULL) return 0;
  if (!grow(
          (void **)&r->attributes, &r->attribute_capacity, r->attribute_count + 1,
          sizeof *r->attributes, 256)) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return 0;
  }
  if (length > 0) memcpy(place, value, length);
  r->attributes[r->attribute_count++] = (skela_xml_attribute){
      .name = name, .value = (uint32_t)(place - r->text), .value_length = (uint32_t)length};
  return 1;
}

void reader_add_text(skela_xml *r, const xmlChar *text, size_t length) {
  skela_xml_event *event = NULL;
  if (r->event_count > 0 && r->events[r->event_count - 1].kind == SKELA_XML_TEXT) {
    event = &r->events[r->event_count - 1];
  } else {
    event = reader_add_event(r, SKELA_XML_TEXT, -1);
    if (event == NULL) return;
    event->line = r->last_line;
    event->column = r->last_column;
  }
  if (event->text_length + length > SKELA_XML_MAX_TEXT) {
    reader_fail(r, SKELA_XML_TEXT_TOO_LONG, NULL);
    return;
  }
  uint8_t *place = add_bytes(r, length);
  if (place == NULL) return;
  memcpy(place, text, length);
  event->text_length += (uint32_t)length;
}

/* A text that may go on in the next piece waits for it: the caller sees every text whole. */
static int text_waits(const skela_xml *r) {
  return !r->finished && !r->failed && r->event_count > 0
      && r->events[r->event_count - 1].kind == SKELA_XML_TEXT;
}

void reader_reset(skela_xml *r) {
  if (text_waits(r)) {
    skela_xml_event waiting = r->events[r->event_count - 1];
    if (waiting.text > 0) memmove(r->text, r->text + waiting.text, waiting.text_length);
    waiting.text = 0;
    waiting.first_attribute = 0;
    r->events[0] = waiting;
    r->event_count = 1;
    r->text_length = waiting.text_length;
  } else {
    r->event_count = 0;
    r->text_length = 0;
  }
  r->attribute_count = 0;
}

int32_t reader_ready(skela_xml *r) {
  size_t ready = r->event_count - (text_waits(r) ? 1 : 0);
  /* A text that an error cut short is not handed out. */
  if (r->failed && ready > 0 && r->events[ready - 1].kind == SKELA_XML_TEXT) ready--;
  if (ready == 0 && r->failed) return -1;
  return (int32_t)ready;
}

/* Elements that are open */

void reader_push(skela_xml *r, int32_t name) {
  size_t capacity = (size_t)r->open_capacity;
  if (r->depth >= r->max_depth) {
    reader_fail(r, SKELA_XML_TOO_DEEP, NULL);
    return;
  }
  if (!grow(
          (void **)&r->open_elements, &capacity, (size_t)r->depth + 1, sizeof *r->open_elements,
          64)) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return;
  }
  r->open_capacity = (int32_t)capacity;
  r->open_elements[r->depth++] = name;
  r->saw_root = 1;
}

void reader_pop(skela_xml *r) {
  if (r->depth > 0) r->depth--;
}

void reader_mark(skela_xml *r, int32_t ahead) {
  if (r->parser == NULL || r->parser->input == NULL) return;
  r->last_line = r->parser->input->line;
  r->last_column = r->parser->input->col + ahead;
}

/* Names */

static size_t hash_of(const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  uint64_t h = (uint64_t)(uintptr_t)local * 0x9E3779B97F4A7C15u;
  h ^= ((uint64_t)(uintptr_t)prefix + (h >> 29)) * 0xBF58476D1CE4E5B9u;
  h ^= ((uint64_t)(uintptr_t)uri + (h >> 31)) * 0x94D049BB133111EBu;
  return (size_t)(h ^ (h >> 32));
}

static int rebuild_slots(skela_xml *r, size_t count) {
  int32_t *slots = calloc(count, sizeof *slots);
  if (slots == NULL) return 0;
  for (int32_t i = 0; i < r->name_count; i++) {
    size_t slot = hash_of(r->names[i].local, r->names[i].prefix, r->names[i].uri) & (count - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (count - 1);
    slots[slot] = i + 1;
  }
  free(r->slots);
  r->slots = slots;
  r->slot_count = count;
  return 1;
}

static int32_t add_name(
    skela_xml *r, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  size_t capacity = (size_t)r->name_capacity;
  if (!grow(
          (void **)&r->names, &capacity, (size_t)r->name_count + 1, sizeof *r->names, 64)) {
    return -1;
  }
  r->name_capacity = (int32_t)capacity;
  size_t prefix_length = prefix == NULL ? 0 : strlen((const char *)prefix) + 1;
  size_t local_length = strlen((const char *)local);
  char *qualified = malloc(prefix_length + local_length + 1);
  char *namespace = uri == NULL ? NULL : strdup((const char *)uri);
  if (qualified == NULL || (uri != NULL && namespace == NULL)) {
    free(qualified);
    free(namespace);
    return -1;
  }
  if (prefix != NULL) {
    memcpy(qualified, prefix, prefix_length - 1);
    qualified[prefix_length - 1] = ':';
  }
  memcpy(qualified + prefix_length, local, local_length + 1);
  r->names[r->name_count] = (name_entry){
      .local = local, .prefix = prefix, .uri = uri, .qualified = qualified,
      .namespace = namespace, .prefix_length = prefix_length};
  return r->name_count++;
}

int32_t reader_intern(
    skela_xml *r, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  if ((size_t)r->name_count * 2 >= r->slot_count
      && !rebuild_slots(r, r->slot_count == 0 ? 256 : r->slot_count * 2)) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return -1;
  }
  size_t slot = hash_of(local, prefix, uri) & (r->slot_count - 1);
  while (r->slots[slot] != 0) {
    const name_entry *entry = &r->names[r->slots[slot] - 1];
    if (entry->local == local && entry->prefix == prefix && entry->uri == uri) {
      return r->slots[slot] - 1;
    }
    slot = (slot + 1) & (r->slot_count - 1);
  }
  if (r->name_count >= SKELA_XML_MAX_NAMES) {
    reader_fail(r, SKELA_XML_TOO_MANY_NAMES, NULL);
    return -1;
  }
  int32_t name = add_name(r, local, prefix, uri);
  if (name < 0) {
    reader_fail(r, SKELA_XML_NO_MEMORY, NULL);
    return -1;
  }
  r->slots[slot] = name + 1;
  return name;
}

/* What the caller reads */

int32_t skela_xml_ready(skela_xml *r) { return reader_ready(r); }
int32_t skela_xml_is_finished(const skela_xml *r) { return r->finished; }
const skela_xml_event *skela_xml_events(const skela_xml *r) { return r->events; }
const skela_xml_attribute *skela_xml_attributes(const skela_xml *r) { return r->attributes; }
const uint8_t *skela_xml_text(const skela_xml *r) { return r->text; }
int32_t skela_xml_name_count(const skela_xml *r) { return r->name_count; }
const char *skela_xml_qualified_name(const skela_xml *r, int32_t name) {
  return r->names[name].qualified;
}
const char *skela_xml_local_name(const skela_xml *r, int32_t name) {
  return r->names[name].qualified + r->names[name].prefix_length;
}
const char *skela_xml_namespace(const skela_xml *r, int32_t name) {
  return r->names[name].namespace;
}
int32_t skela_xml_html_entities(const skela_xml *r) { return r->html_entities; }

uint32_t skela_html_entity(const char *name) {
  const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);
  return found == NULL ? 0 : found->value;
}
