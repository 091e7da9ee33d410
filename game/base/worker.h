// A thread that does one job at a time, while its owner goes on. What a job reads and writes is the
// worker's own while it is busy, and the owner's at all other times. Knows not what the job is.
#ifndef WORKER_H
#define WORKER_H

#include <stdbool.h>

typedef struct Worker Worker;
typedef void (*WorkerJob)(void *with);

// NULL with fail(). `with` is the owner's and outlives the worker.
Worker *worker_create(WorkerJob job, void *with);
// Waits for the job under way, which may ask worker_stops() and end early. NULL is fine.
void worker_destroy(Worker *worker);
// The job is done once more, from now on. The worker must not be busy.
void worker_begin(Worker *worker);
bool worker_busy(Worker *worker);
// Until it is not busy.
void worker_wait(Worker *worker);
bool worker_stops(Worker *worker);

#endif
