// Worker threads of the rasteriser: each takes the next tile until none is left.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "fail.h"
#include "raster_internal.h"

#define WORKER_MAX 16

struct RasterWorkers {
    Raster *raster;
    pthread_mutex_t lock;
    pthread_cond_t start, done;
    unsigned round; // counts the pictures
    int busy;
    bool stop;
    atomic_int next_tile;
    int count;
    pthread_t thread[WORKER_MAX];
    TileScratch *scratch[WORKER_MAX];
    atomic_int next_scratch;
};

static void run_tiles(Raster *raster, atomic_int *next, TileScratch *scratch) {
    int tiles = raster->tiles_x * raster->tiles_y;
    for (int tile; (tile = atomic_fetch_add(next, 1)) < tiles;)
        raster->tile(raster, tile, scratch);
}

static void *work(void *argument) {
    RasterWorkers *workers = argument;
    TileScratch *scratch = workers->scratch[atomic_fetch_add(&workers->next_scratch, 1)];
    unsigned seen = 0;
    pthread_mutex_lock(&workers->lock);
    for (;;) {
        while (workers->round == seen && !workers->stop)
            pthread_cond_wait(&workers->start, &workers->lock);
        if (workers->stop)
            break;
        seen = workers->round;
        pthread_mutex_unlock(&workers->lock);
        run_tiles(workers->raster, &workers->next_tile, scratch);
        pthread_mutex_lock(&workers->lock);
        if (--workers->busy == 0)
            pthread_cond_signal(&workers->done);
    }
    pthread_mutex_unlock(&workers->lock);
    return NULL;
}

void raster_run(Raster *raster) {
    RasterWorkers *workers = raster->workers;
    if (!workers) {
        int tiles = raster->tiles_x * raster->tiles_y;
        for (int tile = 0; tile < tiles; tile++)
            raster->tile(raster, tile, raster->scratch);
        return;
    }
    pthread_mutex_lock(&workers->lock);
    atomic_store(&workers->next_tile, 0);
    workers->busy = workers->count;
    workers->round++;
    pthread_cond_broadcast(&workers->start);
    pthread_mutex_unlock(&workers->lock);
    run_tiles(raster, &workers->next_tile, raster->scratch);
    pthread_mutex_lock(&workers->lock);
    while (workers->busy > 0)
        pthread_cond_wait(&workers->done, &workers->lock);
    pthread_mutex_unlock(&workers->lock);
}

RasterWorkers *raster_workers_create(Raster *raster, int count) {
    RasterWorkers *workers = raster_memory(sizeof *workers);
    if (!workers)
        return NULL;
    workers->raster = raster;
    pthread_mutex_init(&workers->lock, NULL);
    pthread_cond_init(&workers->start, NULL);
    pthread_cond_init(&workers->done, NULL);
    for (int i = 0; i < count; i++) {
        workers->scratch[i] = raster_memory(sizeof *workers->scratch[i]);
        if (!workers->scratch[i] || pthread_create(&workers->thread[i], NULL, work, workers) != 0) {
            raster_workers_destroy(workers);
            fail("the drawing threads cannot be started");
            return NULL;
        }
        workers->count++;
    }
    return workers;
}

void raster_workers_destroy(RasterWorkers *workers) {
    if (!workers)
        return;
    pthread_mutex_lock(&workers->lock);
    workers->stop = true;
    pthread_cond_broadcast(&workers->start);
    pthread_mutex_unlock(&workers->lock);
    for (int i = 0; i < workers->count; i++)
        pthread_join(workers->thread[i], NULL);
    for (int i = 0; i < WORKER_MAX; i++)
        free(workers->scratch[i]);
    pthread_cond_destroy(&workers->done);
    pthread_cond_destroy(&workers->start);
    pthread_mutex_destroy(&workers->lock);
    free(workers);
}
