// The scripts that are shipped, loaded once for a test program.
#ifndef SHIPPED_H
#define SHIPPED_H

#include "check.h"
#include "motion.h"
#include "script.h"

typedef struct {
    Library library;
    Script *script;
} Shipped;

static inline void shipped_open(Shipped *s) {
    const char *pack = TEST_SOURCE_DIR;
    s->script = script_load(&s->library, &pack, 1, NULL, 1);
    for (int i = 0; i < s->library.faults.count; i++)
        print_error("%s\n", s->library.faults.line[i]);
    assert_int_equal(s->library.faults.count, 0);
}

static inline void shipped_close(Shipped *s) {
    script_destroy(s->script);
    script_free_library(&s->library);
}

// The one that most programs share, open for the whole group of their tests.
static Shipped shipped;

static inline int shipped_set_up(void **state) {
    (void)state;
    shipped_open(&shipped);
    return 0;
}

static inline int shipped_tear_down(void **state) {
    (void)state;
    shipped_close(&shipped);
    return 0;
}

static inline const Exercise *shipped_exercise(const Shipped *s, const char *id) {
    int index = library_exercise(&s->library, id);
    assert_true(index >= 0);
    return &s->library.exercise[index];
}

static inline const Figure *shipped_person(const Shipped *s, const char *id) {
    int index = library_figure(&s->library, id);
    assert_true(index >= 0);
    return &s->library.figure[index];
}

// A movement of the family's level.
static inline const Exercise *shipped_movement(const Shipped *s, int index) {
    const Level *family = &s->library.level[library_level(&s->library, "family_stretch_time")];
    return &s->library.exercise[family->move[index].exercise];
}

#endif
