#include "worker.h"

#include <pthread.h>
#include <stdlib.h>

#include "fail.h"

struct Worker {
    WorkerJob job;
    void *with;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t turn; // `busy` or `stop` has changed
    bool busy, stop;
};

static void *run(void *argument) {
    Worker *w = argument;
    pthread_mutex_lock(&w->lock);
    while (!w->stop) {
        if (!w->busy) {
            pthread_cond_wait(&w->turn, &w->lock);
            continue;
        }
        pthread_mutex_unlock(&w->lock);
        w->job(w->with);
        pthread_mutex_lock(&w->lock);
        w->busy = false;
        pthread_cond_broadcast(&w->turn);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static void drop(Worker *w) {
    pthread_cond_destroy(&w->turn);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

Worker *worker_create(WorkerJob job, void *with) {
    Worker *w = calloc(1, sizeof *w);
    if (!w) {
        fail("out of memory");
        return NULL;
    }
    w->job = job;
    w->with = with;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->turn, NULL);
    if (pthread_create(&w->thread, NULL, run, w) != 0) {
        drop(w);
        fail("no thread can be started");
        return NULL;
    }
    return w;
}

void worker_destroy(Worker *w) {
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_broadcast(&w->turn);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    drop(w);
}

void worker_begin(Worker *w) {
    pthread_mutex_lock(&w->lock);
    ASSERT(!w->busy);
    w->busy = true;
    pthread_cond_broadcast(&w->turn);
    pthread_mutex_unlock(&w->lock);
}

static bool look(Worker *w, const bool *at) {
    pthread_mutex_lock(&w->lock);
    bool now = *at;
    pthread_mutex_unlock(&w->lock);
    return now;
}

bool worker_busy(Worker *w) {
    return look(w, &w->busy);
}

void worker_wait(Worker *w) {
    pthread_mutex_lock(&w->lock);
    while (w->busy)
        pthread_cond_wait(&w->turn, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

bool worker_stops(Worker *w) {
    return look(w, &w->stop);
}
