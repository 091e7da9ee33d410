// Scenes and ways solved ahead of time, one after the other, on a thread of its own: what is asked
// for in the middle of a movement must be there at once. A solved scene or way hangs on nothing but
// what is asked, so it is the same whoever solves it.
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "stage_inside.h"

typedef enum { AHEAD_IDLE, AHEAD_BUSY, AHEAD_DONE } AheadState;

struct Ahead {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t turn; // the state has changed, or `stop`
    AheadState state;
    bool stop;
    // The thread's own while it is busy: a scene, or a way (then not NULL) between two motions,
    // which stay in the store until it is there.
    SceneWork work;
    Way *way;
    const Motion *from, *to;
};

static bool stops(Ahead *a) {
    pthread_mutex_lock(&a->lock);
    bool stop = a->stop;
    pthread_mutex_unlock(&a->lock);
    return stop;
}

static void *run(void *argument) {
    Ahead *a = argument;
    pthread_mutex_lock(&a->lock);
    while (!a->stop) {
        if (a->state != AHEAD_BUSY) {
            pthread_cond_wait(&a->turn, &a->lock);
            continue;
        }
        pthread_mutex_unlock(&a->lock);
        if (a->way)
            stage_solve_way(a->way, a->from, a->to);
        for (int i = 0; !a->way && i < a->work.people && !stops(a); i++)
            stage_work(&a->work, i);
        pthread_mutex_lock(&a->lock);
        a->state = AHEAD_DONE;
        pthread_cond_broadcast(&a->turn);
    }
    pthread_mutex_unlock(&a->lock);
    return NULL;
}

bool stage_ahead(Stage *s) {
    ASSERT(!s->ahead);
    Ahead *a = calloc(1, sizeof *a);
    if (!a)
        return fail("out of memory");
    pthread_mutex_init(&a->lock, NULL);
    pthread_cond_init(&a->turn, NULL);
    if (pthread_create(&a->thread, NULL, run, a) != 0) {
        pthread_cond_destroy(&a->turn);
        pthread_mutex_destroy(&a->lock);
        free(a);
        return fail("no thread can be started to prepare movements");
    }
    s->ahead = a;
    return true;
}

void stage_ahead_stop(Stage *s) {
    Ahead *a = s->ahead;
    if (!a)
        return;
    pthread_mutex_lock(&a->lock);
    a->stop = true;
    pthread_cond_broadcast(&a->turn);
    pthread_mutex_unlock(&a->lock);
    pthread_join(a->thread, NULL);
    pthread_cond_destroy(&a->turn);
    pthread_mutex_destroy(&a->lock);
    free(a);
    s->ahead = NULL;
}

static AheadState state_of(Ahead *a) {
    pthread_mutex_lock(&a->lock);
    AheadState state = a->state;
    pthread_mutex_unlock(&a->lock);
    return state;
}

// Waits for what is under way, if anything is; then the work is the caller's again.
static void stand(Ahead *a) {
    pthread_mutex_lock(&a->lock);
    while (a->state == AHEAD_BUSY)
        pthread_cond_wait(&a->turn, &a->lock);
    a->state = AHEAD_IDLE;
    if (a->way)
        a->way->solved = true;
    a->way = NULL;
    pthread_mutex_unlock(&a->lock);
}

static void begin(Ahead *a) {
    pthread_mutex_lock(&a->lock);
    a->state = AHEAD_BUSY;
    pthread_cond_broadcast(&a->turn);
    pthread_mutex_unlock(&a->lock);
}

// Puts what is done in its place.
static void collect(Stage *s) {
    Ahead *a = s->ahead;
    if (state_of(a) != AHEAD_DONE)
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
    if (!a || state_of(a) == AHEAD_IDLE || a->way ||
        &a->work.exercise->version[a->work.version] != version ||
        fabs(a->work.range - range) > 1e-9)
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
    if (state_of(a) == AHEAD_IDLE) {
        a->work = stage_work_begin(s, exercise, version, range);
        begin(a);
    }
    return true;
}

bool stage_ahead_idle(const Stage *s) {
    return s->ahead && state_of(s->ahead) == AHEAD_IDLE;
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
