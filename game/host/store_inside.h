// The inside of the store: its queue, its lock and its SQL. Only the store's own files see this.
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "report.h"
#include "store.h"

#include <pthread.h>
#include <sqlite3.h>

enum { STORE_QUEUE = 256, STORE_NOTICE = 1024 };

typedef enum { JOB_REP, JOB_GIFT, JOB_RESUME, JOB_RESUME_CLEAR, JOB_SETTING } JobKind;

typedef struct {
    char key[STORE_ID], value[STORE_TEXT];
} StoreSetting;

typedef struct {
    JobKind kind;
    union {
        StoreRep rep;
        StoreGift gift;
        StoreResume resume;
        StoreSetting setting;
    } as;
} StoreJob;

struct Store {
    StoreNow now;
    bool saves;
    sqlite3 *database; // used under `database_lock` only
    pthread_mutex_t database_lock;
    pthread_mutex_t lock;      // for all that follows
    pthread_cond_t handed;     // a job has come, or the end
    pthread_cond_t progress;   // jobs are on the disk, or the thread has ended
    StoreJob job[STORE_QUEUE]; // a ring: written .. taken are waiting
    uint64_t taken, written;
    bool closing, abandoned, ended; // asked to finish, asked to stop at once, has stopped
    bool told_full, told_trouble;
    Report notices;
    int notices_given;
    char notice[STORE_NOTICE];
};

// All jobs in one transaction, or none and false with fail().
bool store_write(sqlite3 *database, const StoreJob *const *jobs, int count);
const char *store_side_name(Side side);
Side store_side(const char *name);

#endif
