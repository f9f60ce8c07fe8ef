// What Swift cannot call by itself: libedit's variadic functions, each as a typed one, and
// stdio's global streams. Wide characters cross as 32-bit integers, which they are on Linux.
#pragma once
#include <histedit.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <wchar.h>

extern int wcwidth(wchar_t);

typedef int (*gloss_reader)(EditLine *, int32_t *);
typedef char *(*gloss_prompt)(EditLine *);
typedef unsigned char (*gloss_command)(EditLine *, int);

static inline FILE *gloss_stdin(void) { return stdin; }
static inline FILE *gloss_stdout(void) { return stdout; }

static inline int gloss_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
static inline int gloss_locale_is_single_byte(void) { return MB_CUR_MAX == 1; }

static inline int gloss_window_size(int descriptor, struct winsize *size) {
  return ioctl(descriptor, TIOCGWINSZ, size);
}

static inline int gloss_el_set_int(EditLine *el, int option, int value) { return el_set(el, option, value); }
static inline int gloss_el_set_string(EditLine *el, int option, const char *value) {
  return el_set(el, option, value);
}
static inline int gloss_el_set_client(EditLine *el, void *client) { return el_set(el, EL_CLIENTDATA, client); }
static inline void *gloss_el_client(EditLine *el) {
  void *client = NULL;
  el_get(el, EL_CLIENTDATA, &client);
  return client;
}
static inline int gloss_el_set_reader(EditLine *el, gloss_reader reader) {
  return el_set(el, EL_GETCFN, (el_rfunc_t)reader);
}
static inline int gloss_el_set_prompt(EditLine *el, gloss_prompt prompt, int escape) {
  return el_set(el, EL_PROMPT_ESC, prompt, escape);
}
static inline int gloss_el_add_command(EditLine *el, const char *name, const char *help, gloss_command command) {
  return el_set(el, EL_ADDFN, name, help, command);
}
static inline int gloss_el_bind(EditLine *el, const char *key, const char *command) {
  return el_set(el, EL_BIND, key, command, NULL);
}
static inline int gloss_el_bind_alternative(EditLine *el, const char *key, const char *command) {
  return el_set(el, EL_BIND, "-a", key, command, NULL);
}
static inline const char *gloss_el_editor(EditLine *el) {
  const char *name = NULL;
  el_get(el, EL_EDITOR, &name);
  return name;
}
static inline int gloss_el_has_capability(EditLine *el, const char *name) {
  char *value = NULL;
  char *arguments = (char *)name;
  return el_get(el, EL_GETTC, arguments, &value) == 0 && value != NULL && value[0] != '\0';
}
static inline int gloss_el_refresh(EditLine *el) { return el_set(el, EL_REFRESH); }
static inline int gloss_el_set_history(EditLine *el, History *entries) {
  return el_set(el, EL_HIST, history, entries);
}
static inline int gloss_el_insert(EditLine *el, const int32_t *text) {
  return el_winsertstr(el, (const wchar_t *)text);
}

// The buffer, its length and the cursor's place in it, in wide characters; valid until the next change.
static inline const int32_t *gloss_el_buffer(EditLine *el, int *length, int *cursor) {
  const LineInfoW *line = el_wline(el);
  *length = (int)(line->lastchar - line->buffer);
  *cursor = (int)(line->cursor - line->buffer);
  return (const int32_t *)line->buffer;
}

static inline int gloss_history_set_size(History *entries, int size) {
  HistEvent event;
  return history(entries, &event, H_SETSIZE, size);
}
static inline int gloss_history_enter(History *entries, const char *text) {
  HistEvent event;
  return history(entries, &event, H_ENTER, text);
}
