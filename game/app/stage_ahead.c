// Scenes and ways solved ahead of time, one after the other, on a thread of its own: what is asked
// for in the middle of a movement must be there at once. A solved scene or way hangs on nothing but
// what is asked, so it is the same whoever solves it.
#include <math.h>
#include <stdlib.h>

#include "fail.h"
#include "stage_inside.h"
#include "worker.h"

struct Ahead {
    Worker *worker;
    bool begun; // and not collected yet
    // The worker's own while it is busy: a scene, or a way (then not NULL) between two motions,
    // which stay in the store until it is there.
    SceneWork work;
    Way *way;
    const Motion *from, *to;
};

static void solve(void *with) {
    Ahead *a = with;
    if (a->way)
        stage_solve_way(a->way, a->from, a->to);
    for (int i = 0; !a->way && i < a->work.people && !worker_stops(a->worker); i++)
        stage_work(&a->work, i);
    if (!a->way && !worker_stops(a->worker))
        stage_work_view(&a->work);
}

bool stage_ahead(Stage *s) {
    ASSERT(!s->ahead);
    Ahead *a = calloc(1, sizeof *a);
    if (!a)
        return fail("out of memory");
    a->worker = worker_create(solve, a);
    if (!a->worker) {
        free(a);
        return false;
    }
    s->ahead = a;
    return true;
}

void stage_ahead_stop(Stage *s) {
    if (!s->ahead)
        return;
    worker_destroy(s->ahead->worker);
    free(s->ahead);
    s->ahead = NULL;
}

// Waits for what is under way, if anything is; then the work is the caller's again.
static void stand(Ahead *a) {
    worker_wait(a->worker);
    a->begun = false;
    if (a->way)
        a->way->solved = true;
    a->way = NULL;
}

static void begin(Ahead *a) {
    a->begun = true;
    worker_begin(a->worker);
}

// Puts what is done in its place.
static void collect(Stage *s) {
    Ahead *a = s->ahead;
    if (!a->begun || worker_busy(a->worker))
        return;
    bool scene = !a->way;
    stand(a);
    if (scene)
        stage_keep(s, &a->work);
}

void stage_ahead_drop(Stage *s) {
    if (s->ahead)
        stand(s->ahead);
}

StageScene *stage_ahead_take(Stage *s, const Version *version, double range) {
    Ahead *a = s->ahead;
    if (!a || !a->begun || a->way || a->work.scene.version != version ||
        fabs(a->work.scene.range - range) > 1e-9)
        return NULL;
    stand(a);
    return stage_keep(s, &a->work);
}

bool stage_prepare(Stage *s, const Exercise *exercise, int version, double range) {
    Ahead *a = s->ahead;
    if (!a)
        return false;
    collect(s);
    const Version *v = &exercise->version[version];
    if (stage_kept(s, v, range))
        return false;
    if (range < 1 && stage_prepare(s, exercise, version, 1)) // it has the view of the whole one
        return true;
    if (!a->begun) {
        a->work = stage_work_begin(s, exercise, version, range);
        begin(a);
    }
    return true;
}

bool stage_ahead_idle(const Stage *s) {
    return s->ahead && !s->ahead->begun;
}

void stage_ahead_way(Stage *s, Way *way, const Motion *from, const Motion *to) {
    Ahead *a = s->ahead;
    ASSERT(stage_ahead_idle(s));
    a->way = way;
    a->from = from;
    a->to = to;
    begin(a);
}

void stage_ahead_finish_way(Stage *s) {
    if (s->ahead && s->ahead->way)
        stand(s->ahead);
}
