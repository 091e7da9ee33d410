// A worker does its job once for each begin, beside its owner, and ends when it is asked to.
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>

#include "worker.h"

typedef struct {
    Worker *worker;
    pthread_t thread; // that did it
    int done;
    atomic_bool gate; // the job waits until it is open, or the worker stops
} Job;

static void work(void *with) {
    Job *job = with;
    job->thread = pthread_self();
    while (!atomic_load(&job->gate) && !worker_stops(job->worker)) {}
    job->done++;
}

static void each_begin_is_done_once_beside_its_owner(void **state) {
    (void)state;
    Job job = {0};
    job.worker = worker_create(work, &job);
    assert_non_null(job.worker);
    assert_false(worker_busy(job.worker));
    worker_wait(job.worker); // nothing to wait for
    assert_int_equal(job.done, 0);
    for (int i = 1; i <= 100; i++) {
        atomic_store(&job.gate, false);
        worker_begin(job.worker);
        assert_true(worker_busy(job.worker));
        atomic_store(&job.gate, true);
        worker_wait(job.worker);
        assert_false(worker_busy(job.worker));
        assert_int_equal(job.done, i);
        assert_false(pthread_equal(job.thread, pthread_self()));
    }
    worker_destroy(job.worker);
    assert_int_equal(job.done, 100);
}

static void a_worker_that_stops_ends_its_job(void **state) {
    (void)state;
    Job job = {0};
    job.worker = worker_create(work, &job);
    assert_non_null(job.worker);
    assert_false(worker_stops(job.worker));
    worker_begin(job.worker);
    worker_destroy(job.worker); // the gate stays shut
    assert_true(job.done <= 1);
    worker_destroy(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_begin_is_done_once_beside_its_owner),
        cmocka_unit_test(a_worker_that_stops_ends_its_job),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
