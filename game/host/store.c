#include "store_inside.h"

#include "fail.h"
#include "layout.h"

#include <SDL.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    NANOSECONDS = 1000000000,
    CLOSE_PATIENCE = 5,      // seconds
    RETRY_AFTER = 200000000, // nanoseconds, when the disk says no
    BUSY_MILLISECONDS = 50,  // another program in the file: short, so that questions get their turn
};

static int64_t real_now(void) {
    return (int64_t)time(NULL);
}

static struct timespec moment_after(double seconds) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    int64_t rest = moment.tv_nsec + (int64_t)(seconds * NANOSECONDS);
    moment.tv_sec += rest / NANOSECONDS;
    moment.tv_nsec = rest % NANOSECONDS;
    return moment;
}

// What does not go to the disk stays in the queue and is tried again; it is told of once.
static void after_trouble(Store *store) {
    if (!store->told_trouble)
        report_add(&store->notices, "cannot be saved right now: %s", fail_text());
    store->told_trouble = true;
    struct timespec retry = moment_after((double)RETRY_AFTER / NANOSECONDS);
    pthread_cond_timedwait(&store->progress, &store->lock, &retry);
}

static void *write_jobs(void *argument) {
    Store *store = argument;
    const StoreJob *jobs[STORE_QUEUE];
    pthread_mutex_lock(&store->lock);
    for (;;) {
        while (store->written == store->taken && !store->closing)
            pthread_cond_wait(&store->handed, &store->lock);
        int count = (int)(store->taken - store->written);
        if (count == 0 || store->abandoned)
            break;
        for (int i = 0; i < count; i++)
            jobs[i] = &store->job[(store->written + (uint64_t)i) % STORE_QUEUE];
        pthread_mutex_unlock(&store->lock);
        pthread_mutex_lock(&store->database_lock);
        bool well = store_write(store->database, jobs, count);
        pthread_mutex_unlock(&store->database_lock);
        pthread_mutex_lock(&store->lock);
        if (well) {
            store->written += (uint64_t)count;
            pthread_cond_broadcast(&store->progress);
        } else {
            after_trouble(store);
        }
    }
    store->ended = true;
    pthread_cond_broadcast(&store->progress);
    pthread_mutex_unlock(&store->lock);
    return NULL;
}

static void start_writing(Store *store) {
    pthread_condattr_t steady; // a clock that a change of the date does not move
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&store->handed, &steady);
    pthread_cond_init(&store->progress, &steady);
    pthread_condattr_destroy(&steady);
    pthread_mutex_init(&store->database_lock, NULL);
    pthread_mutex_init(&store->lock, NULL);
    pthread_t thread;
    int trouble = pthread_create(&thread, NULL, write_jobs, store);
    ASSERT(trouble == 0);
    pthread_detach(thread); // it tells by itself when it has ended, so that closing can time out
}

Store *store_open(const char *folder, StoreNow now) {
    Store *store = calloc(1, sizeof *store);
    ASSERT(store);
    store->now = now ? now : real_now;
    store->database =
        layout_begin(folder, &LAYOUT_TODAY, store->now(), &store->saves, &store->notices);
    sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
    start_writing(store);
    return store;
}

// Waits for the writing thread to end; false when that takes over `seconds`. Under the lock.
static bool wait_for_end(Store *store, double seconds) {
    struct timespec deadline = moment_after(seconds);
    while (!store->ended)
        if (pthread_cond_timedwait(&store->progress, &store->lock, &deadline) != 0)
            break;
    return store->ended;
}

bool store_close(Store *store) {
    pthread_mutex_lock(&store->lock);
    store->closing = true;
    pthread_cond_signal(&store->handed);
    bool ended = wait_for_end(store, CLOSE_PATIENCE);
    store->abandoned = true;
    ended = ended || wait_for_end(store, 1);
    uint64_t waiting = store->taken - store->written;
    bool saves = store->saves;
    pthread_mutex_unlock(&store->lock);
    if (waiting > 0)
        fail("%d changes could not be saved", (int)waiting);
    if (!ended)
        return false; // the disk hangs, and the thread in it: its memory goes with the program
    sqlite3_close(store->database);
    report_free(&store->notices);
    pthread_cond_destroy(&store->handed);
    pthread_cond_destroy(&store->progress);
    pthread_mutex_destroy(&store->lock);
    pthread_mutex_destroy(&store->database_lock);
    free(store);
    return saves && waiting == 0;
}

bool store_saves(const Store *store) {
    return store->saves;
}

const char *store_notice(Store *store) {
    const char *notice = NULL;
    pthread_mutex_lock(&store->lock);
    if (store->notices_given < store->notices.count) {
        snprintf(store->notice, sizeof store->notice, "%s",
                 store->notices.line[store->notices_given++]);
        notice = store->notice;
    }
    pthread_mutex_unlock(&store->lock);
    return notice;
}

bool store_flush(Store *store, double seconds) {
    struct timespec deadline = moment_after(seconds);
    pthread_mutex_lock(&store->lock);
    uint64_t wanted = store->taken;
    while (store->written < wanted && !store->ended)
        if (pthread_cond_timedwait(&store->progress, &store->lock, &deadline) != 0)
            break;
    bool well = store->written >= wanted;
    pthread_mutex_unlock(&store->lock);
    return well;
}

void store_counts(Store *store, uint64_t *taken, uint64_t *written) {
    pthread_mutex_lock(&store->lock);
    *taken = store->taken;
    *written = store->written;
    pthread_mutex_unlock(&store->lock);
}

static bool hand_over(Store *store, const StoreJob *job) {
    pthread_mutex_lock(&store->lock);
    bool room = store->taken - store->written < STORE_QUEUE;
    if (room) {
        store->job[store->taken++ % STORE_QUEUE] = *job;
        pthread_cond_signal(&store->handed);
    } else if (!store->told_full) {
        store->told_full = true;
        report_add(&store->notices, "too much waits to be saved: the newest is not kept");
    }
    pthread_mutex_unlock(&store->lock);
    return room || fail("too much waits to be saved");
}

static void assert_text(const char *text, size_t size) {
    ASSERT(memchr(text, '\0', size) != NULL);
}

bool store_rep_done(Store *store, const StoreRep *rep) {
    StoreJob job = {.kind = JOB_REP, .as.rep = *rep};
    assert_text(rep->level, sizeof rep->level);
    assert_text(rep->exercise, sizeof rep->exercise);
    assert_text(rep->version, sizeof rep->version);
    ASSERT(rep->breaths >= 0 && rep->side <= SIDE_NONE);
    if (job.as.rep.when == 0)
        job.as.rep.when = store->now();
    return hand_over(store, &job);
}

bool store_gift(Store *store, const StoreGift *gift) {
    StoreJob job = {.kind = JOB_GIFT, .as.gift = *gift};
    assert_text(gift->kind, sizeof gift->kind);
    assert_text(gift->id, sizeof gift->id);
    if (!isfinite(gift->x) || !isfinite(gift->y))
        return fail("%s %s: its place is not a number", gift->kind, gift->id);
    if (job.as.gift.when == 0)
        job.as.gift.when = store->now();
    return hand_over(store, &job);
}

bool store_resume_set(Store *store, const StoreResume *resume) {
    StoreJob job = {.kind = JOB_RESUME, .as.resume = *resume};
    assert_text(resume->level, sizeof resume->level);
    ASSERT(isfinite(resume->breath_seconds) && resume->side <= SIDE_NONE);
    if (job.as.resume.when == 0)
        job.as.resume.when = store->now();
    return hand_over(store, &job);
}

bool store_resume_clear(Store *store) {
    return hand_over(store, &(StoreJob){.kind = JOB_RESUME_CLEAR});
}

bool store_setting_set(Store *store, const char *key, const char *value) {
    StoreJob job = {.kind = JOB_SETTING};
    StoreSetting *setting = &job.as.setting;
    if (strlen(key) >= sizeof setting->key || strlen(value) >= sizeof setting->value)
        return fail("%s: a setting cannot be so long", key);
    snprintf(setting->key, sizeof setting->key, "%s", key);
    snprintf(setting->value, sizeof setting->value, "%s", value);
    return hand_over(store, &job);
}

bool store_default_folder(char *out, size_t size) {
    char *path = SDL_GetPrefPath("StretchGarden", "stretch-garden");
    if (!path)
        return fail("this system has no folder for a family's data: %s", SDL_GetError());
    bool fits = strlen(path) < size;
    if (fits)
        snprintf(out, size, "%s", path);
    else
        fail("%s: the name is too long", path);
    SDL_free(path);
    return fits;
}
