#include "store.h"
#include "broken.h"
#include "check.h"
#include "fail.h"
#include "file.h"
#include "layout.h"
#include "store_inside.h"

#include <SDL.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

static char folder[64];
static char path[128]; // of the family's file in it

static int make_folder(void **state) {
    (void)state;
    folder_scratch(folder);
    snprintf(path, sizeof path, "%s/garden.db", folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

// 2 March 2026, 08:00:00 UTC.
static int64_t breakfast(void) {
    return 1772438400;
}

static StoreRep a_rep(int number) {
    return (StoreRep){.level = "morning",
                      .exercise = "twisting_cat",
                      .version = "normal",
                      .rep = number,
                      .side = number % 2 ? SIDE_RIGHT : SIDE_LEFT,
                      .breaths = 4};
}

static void assert_notice(Store *store, const char *part) {
    const char *notice = store_notice(store);
    assert_non_null(notice);
    if (!strstr(notice, part))
        print_error("'%s' does not speak of '%s'\n", notice, part);
    assert_non_null(strstr(notice, part));
}

static int count_files(const char *suffix) {
    int count = 0;
    free(folder_list(folder, suffix, &count));
    return count;
}

static void test_a_new_store_is_empty(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    assert_true(store_saves(store));
    assert_null(store_notice(store));
    StoreTotals totals = store_totals(store);
    assert_int_equal(totals.breaths, 0);
    assert_int_equal(totals.reps, 0);
    assert_int_equal(totals.gifts, 0);
    assert_int_equal(totals.first, 0);
    int count = 99;
    assert_null(store_history(store, &count));
    assert_int_equal(count, 0);
    assert_null(store_gifts(store, &count));
    assert_int_equal(count, 0);
    StoreResume resume;
    assert_false(store_resume_get(store, &resume));
    char text[STORE_TEXT];
    assert_string_equal(store_setting(store, "music", "7", text), "7");
    assert_true(store_close(store));
}

static void test_all_comes_back_after_a_restart(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    for (int i = 1; i <= 8; i++) {
        StoreRep rep = a_rep(i);
        assert_true(store_rep_done(store, &rep));
        StoreGift gift = {.kind = "flower", .x = 0.125 * i, .y = -3.5, .seed = 4000000000u};
        snprintf(gift.id, sizeof gift.id, "daisy_%d", i);
        assert_true(store_gift(store, &gift));
    }
    StoreResume resume = {
        .level = "morning", .exercise = 2, .rep = 3, .side = SIDE_LEFT, .breath_seconds = 7.25};
    assert_true(store_resume_set(store, &resume));
    assert_true(store_setting_set(store, "music", "4"));
    assert_true(store_setting_set(store, "music", "5"));
    assert_true(store_setting_set(store, "name", "Zoë; DROP TABLE garden"));
    assert_true(store_close(store));

    store = store_open(folder, NULL);
    StoreTotals totals = store_totals(store);
    assert_int_equal(totals.breaths, 32);
    assert_int_equal(totals.reps, 8);
    assert_int_equal(totals.gifts, 8);
    assert_int_equal(totals.first, breakfast());
    assert_int_equal(totals.last, breakfast());
    int count = 0;
    StoreRep *reps = store_history(store, &count);
    assert_int_equal(count, 8);
    for (int i = 0; i < 8; i++) {
        StoreRep rep = a_rep(i + 1);
        assert_int_equal(reps[i].when, breakfast());
        assert_string_equal(reps[i].level, rep.level);
        assert_string_equal(reps[i].exercise, rep.exercise);
        assert_string_equal(reps[i].version, rep.version);
        assert_int_equal(reps[i].rep, rep.rep);
        assert_int_equal(reps[i].side, rep.side);
        assert_int_equal(reps[i].breaths, rep.breaths);
    }
    free(reps);
    StoreGift *gifts = store_gifts(store, &count);
    assert_int_equal(count, 8);
    assert_string_equal(gifts[6].id, "daisy_7");
    assert_string_equal(gifts[6].kind, "flower");
    assert_true(gifts[6].x == 0.875 && gifts[6].y == -3.5);
    assert_int_equal(gifts[6].seed, 4000000000u);
    free(gifts);
    StoreResume back;
    assert_true(store_resume_get(store, &back));
    assert_string_equal(back.level, "morning");
    assert_int_equal(back.exercise, 2);
    assert_int_equal(back.rep, 3);
    assert_int_equal(back.side, SIDE_LEFT);
    assert_true(back.breath_seconds == 7.25);
    assert_int_equal(back.when, breakfast());
    char text[STORE_TEXT];
    assert_string_equal(store_setting(store, "music", "7", text), "5");
    assert_string_equal(store_setting(store, "name", "", text), "Zoë; DROP TABLE garden");
    assert_true(store_close(store));
}

static void test_questions_know_what_still_waits(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    for (int i = 1; i <= 50; i++) {
        StoreRep rep = a_rep(i);
        if (i > 40)
            snprintf(rep.level, sizeof rep.level, "evening");
        if (i % 5 == 0)
            snprintf(rep.exercise, sizeof rep.exercise, "side_to_side_bend");
        assert_true(store_rep_done(store, &rep));
        assert_int_equal(store_totals(store).reps, i);
    }
    assert_int_equal(store_history_count(store, NULL, NULL), 50);
    assert_int_equal(store_history_count(store, "evening", NULL), 10);
    assert_int_equal(store_history_count(store, NULL, "side_to_side_bend"), 10);
    assert_int_equal(store_history_count(store, "evening", "side_to_side_bend"), 2);
    assert_int_equal(store_history_count(store, "nowhere", NULL), 0);
    assert_true(store_close(store));
}

static void test_the_end_clears_where_we_stopped(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    StoreResume resume = {.level = "evening", .rep = 1, .side = SIDE_NONE};
    store_resume_set(store, &resume);
    resume.rep = 2;
    store_resume_set(store, &resume);
    assert_true(store_resume_get(store, &resume));
    assert_int_equal(resume.rep, 2);
    assert_int_equal(resume.side, SIDE_NONE);
    store_resume_clear(store);
    assert_false(store_resume_get(store, &resume));
    assert_true(store_close(store));
}

static void test_what_cannot_be_kept_is_refused(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    char longest[STORE_TEXT + 1];
    memset(longest, 'x', STORE_TEXT);
    longest[STORE_TEXT] = '\0';
    assert_false(store_setting_set(store, "a", longest));
    assert_false(store_setting_set(store, longest, "a"));
    assert_true(store_setting_set(store, "a", longest + 1));
    StoreGift gift = {.kind = "flower", .id = "daisy", .x = NAN};
    assert_false(store_gift(store, &gift));
    char text[STORE_TEXT];
    assert_string_equal(store_setting(store, "a", "", text), longest + 1);
    assert_true(store_close(store));
}

static void rep_with_fewer_breaths_than_none(void) {
    Store *store = store_open(NULL, breakfast);
    StoreRep rep = a_rep(1);
    rep.breaths = -1;
    store_rep_done(store, &rep);
}

static void test_our_own_bugs_stop_the_game(void **state) {
    (void)state;
    assert_true(stops_by_assert(rep_with_fewer_breaths_than_none));
}

static void test_what_has_grown_cannot_be_deleted(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    StoreRep rep = a_rep(1);
    StoreGift gift = {.kind = "flower", .id = "daisy"};
    store_rep_done(store, &rep);
    store_gift(store, &gift);
    assert_true(store_close(store));
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, "DELETE FROM garden", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(database, "DELETE FROM history", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    sqlite3_close(database);
}

// Without a place to save, the whole evening still works, and is told once.
static void play_without_saving(Store *store) {
    assert_false(store_saves(store));
    for (int i = 1; i <= 300; i++) {
        StoreRep rep = a_rep(i);
        assert_true(store_rep_done(store, &rep));
        if (i % 100 == 0)
            assert_int_equal(store_totals(store).reps, i);
    }
    assert_null(store_notice(store));
    assert_false(store_close(store)); // nothing is on a disk
}

static void test_a_folder_that_cannot_be_made(void **state) {
    (void)state;
    char below[256], file[128];
    snprintf(file, sizeof file, "%s/a_file", folder);
    assert_true(file_write(file, "x", 1));
    snprintf(below, sizeof below, "%s/family", file);
    Store *store = store_open(below, breakfast);
    assert_notice(store, "a_file");
    play_without_saving(store);
}

static void test_no_folder_at_all(void **state) {
    (void)state;
    Store *store = store_open(NULL, breakfast);
    assert_null(store_notice(store));
    play_without_saving(store);
}

static void test_a_folder_in_the_files_place(void **state) {
    (void)state;
    assert_true(folder_make(path));
    Store *store = store_open(folder, breakfast);
    assert_notice(store, "garden.db");
    play_without_saving(store);
}

// As somebody who may read the folder but not write it.
static void test_a_folder_that_can_only_be_read(void **state) {
    (void)state;
    if (geteuid() != 0)
        skip();
    Store *store = store_open(folder, breakfast);
    StoreRep rep = a_rep(1);
    store_rep_done(store, &rep);
    assert_true(store_close(store));
    assert_int_equal(chmod(folder, 0555) | chmod(path, 0444), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (seteuid(65534) != 0)
            _exit(10);
        store = store_open(folder, breakfast);
        bool told = store_notice(store) != NULL;
        bool shown = store_totals(store).reps == 1; // the garden is there all the same
        store_rep_done(store, &rep);
        shown = shown && store_totals(store).reps == 2;
        _exit(!store_saves(store) && told && shown ? 0 : 11);
    }
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    chmod(folder, 0755);
    store = store_open(folder, breakfast); // and nothing has been changed
    assert_int_equal(store_totals(store).reps, 1);
    store_close(store);
}

// Writes `size` bytes over the family's file at `at`.
static void spoil(long at, size_t size) {
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    for (size_t i = 0; i < size; i++)
        fputc(0x5a, file);
    fclose(file);
}

static void fill_file(int reps) {
    Store *store = store_open(folder, breakfast);
    for (int i = 1; i <= reps; i++) {
        StoreRep rep = a_rep(i);
        if (!store_rep_done(store, &rep)) {
            assert_true(store_flush(store, 10));
            assert_true(store_rep_done(store, &rep));
        }
    }
    assert_true(store_close(store));
}

// And what could be read back is at least `least` and at most `most` of the reps 1, 2, 3 ...
static void assert_set_aside(int files, int least, int most) {
    size_t before = 0, after = 0;
    char *damaged = file_read(path, &before);
    Store *store = store_open(folder, breakfast);
    assert_true(store_saves(store));
    assert_notice(store, "garden.db");        // what is wrong
    const char *notice = store_notice(store); // and where it is now
    assert_non_null(notice);
    char kept[256];
    snprintf(kept, sizeof kept, "%.*s", (int)strcspn(notice, ":"), notice);
    assert_non_null(strstr(kept, "damaged-20260302-080000"));
    char *back = file_read(kept, &after);
    assert_non_null(back);
    assert_int_equal(after, before);
    assert_memory_equal(back, damaged, before);
    free(back);
    free(damaged);
    assert_notice(store, "could still be read");
    assert_null(store_notice(store));
    int count = 0;
    StoreRep *reps = store_history(store, &count);
    assert_in_range(count, least, most);
    print_message("%d reps were read back\n", count);
    for (int i = 0; i < count; i++) {
        assert_true(reps[i].rep > (i > 0 ? reps[i - 1].rep : 0));
        assert_string_equal(reps[i].exercise, "twisting_cat");
        assert_int_equal(reps[i].breaths, 4);
    }
    free(reps);
    StoreRep rep = a_rep(1);
    assert_true(store_rep_done(store, &rep));
    assert_true(store_close(store));
    store = store_open(folder, breakfast);
    assert_null(store_notice(store));
    assert_int_equal(store_totals(store).reps, count + 1);
    assert_true(store_close(store));
    assert_int_equal(count_files(".db"), files);
}

static void test_a_damaged_file_is_set_aside(void **state) {
    (void)state;
    fill_file(200);
    spoil(0, 100); // the head: nothing can be read
    assert_set_aside(2, 0, 0);
    assert_int_equal(unlink(path), 0);
    fill_file(1000);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    spoil(about.st_size / 2, 4096); // in the middle; and in the same second as before
    assert_set_aside(3, 700, 999);
    assert_true(file_write(path, "Dear diary, this is no database at all.\n", 40));
    assert_set_aside(4, 0, 0);
}

static void test_a_torn_file_is_set_aside(void **state) {
    (void)state;
    fill_file(1000);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(truncate(path, about.st_size / 2 + 100), 0);
    assert_set_aside(2, 200, 700);
}

static void test_an_empty_file_is_a_new_one(void **state) {
    (void)state;
    assert_true(file_write(path, "", 0));
    Store *store = store_open(folder, breakfast);
    assert_true(store_saves(store));
    assert_null(store_notice(store));
    assert_true(store_close(store));
}

static void test_a_foreign_database_is_set_aside(void **state) {
    (void)state;
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "CREATE TABLE recipes (cake TEXT)", NULL, NULL, NULL);
    sqlite3_close(database);
    assert_set_aside(2, 0, 0);
}

static void test_a_newer_file_is_left_alone(void **state) {
    (void)state;
    fill_file(3);
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, "PRAGMA user_version = 99", NULL, NULL, NULL);
    sqlite3_close(database);
    size_t before = 0, after = 0;
    char *bytes = file_read(path, &before);
    Store *store = store_open(folder, breakfast);
    assert_notice(store, "newer");
    play_without_saving(store);
    char *back = file_read(path, &after);
    assert_int_equal(before, after);
    assert_memory_equal(bytes, back, before);
    free(bytes);
    free(back);
}

// Tomorrow's game: today's layout and one step more.
static const char *later_steps[3];

static Layout later(const char *step) {
    assert_int_equal(LAYOUT_TODAY.count, 1);
    later_steps[0] = LAYOUT_TODAY.step[0];
    later_steps[1] = step;
    return (Layout){later_steps, 2};
}

static int rows_in(sqlite3 *database, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int number = -1;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

static void test_an_old_file_is_backed_up_and_brought_up_to_date(void **state) {
    (void)state;
    fill_file(5);
    Layout layout = later("ALTER TABLE history ADD COLUMN mood TEXT; "
                          "UPDATE history SET mood = 'sunny';");
    sqlite3 *database = NULL;
    assert_int_equal(layout_open(&database, path, &layout, breakfast()), LAYOUT_READY);
    assert_int_equal(rows_in(database, "PRAGMA user_version"), 2);
    assert_int_equal(rows_in(database, "SELECT count(*) FROM history WHERE mood = 'sunny'"), 5);
    sqlite3_close(database);
    char backup[128];
    snprintf(backup, sizeof backup, "%s/garden-version1-20260302-080000.db", folder);
    assert_int_equal(sqlite3_open_v2(backup, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(rows_in(database, "PRAGMA user_version"), 1);
    assert_int_equal(rows_in(database, "SELECT count(*) FROM history"), 5);
    assert_int_equal(rows_in(database, "SELECT count(mood) FROM history"), -1);
    sqlite3_close(database);
}

static void test_a_step_that_cannot_be_taken_changes_nothing(void **state) {
    (void)state;
    fill_file(5);
    Layout layout = later("ALTER TABLE history ADD COLUMN mood TEXT; CREATE NONSENSE;");
    sqlite3 *database = NULL;
    assert_int_equal(layout_open(&database, path, &layout, breakfast()), LAYOUT_UNWRITABLE);
    assert_null(database);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(rows_in(database, "PRAGMA user_version"), 1);
    assert_int_equal(rows_in(database, "SELECT count(mood) FROM history"), -1);
    assert_int_equal(rows_in(database, "SELECT count(*) FROM history"), 5);
    sqlite3_close(database);
}

static void test_a_full_queue_is_told_and_empties_again(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    sqlite3 *other = NULL; // another program keeps the file to itself
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 1; i <= STORE_QUEUE; i++) {
        StoreRep rep = a_rep(i);
        assert_true(store_rep_done(store, &rep));
    }
    StoreRep rep = a_rep(STORE_QUEUE + 1);
    assert_false(store_rep_done(store, &rep));
    assert_false(store_rep_done(store, &rep));
    assert_false(store_flush(store, 0.3));
    bool full = false, locked = false;
    int told = 0;
    for (const char *notice; (notice = store_notice(store)); told++) {
        full = full || strstr(notice, "too much waits");
        locked = locked || strstr(notice, "locked");
    }
    assert_true(full && locked);
    assert_int_equal(told, 2);
    sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_true(store_flush(store, 5));
    assert_true(store_rep_done(store, &rep));
    assert_int_equal(store_totals(store).reps, STORE_QUEUE + 1);
    assert_true(store_close(store));
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void test_handing_over_costs_a_frame_nothing(void **state) {
    (void)state;
    Store *store = store_open(folder, breakfast);
    double longest = 0, sum = 0;
    for (int i = 1; i <= 200; i++) {
        StoreRep rep = a_rep(i);
        double start = seconds_now();
        assert_true(store_rep_done(store, &rep));
        double took = seconds_now() - start;
        sum += took;
        longest = took > longest ? took : longest;
        store_flush(store, i % 3 ? 0.001 : 0); // the thread is at work in between
    }
    print_message("handing over: %.1f us, at most %.1f us\n", sum / 200 * 1e6, longest * 1e6);
    assert_true(sum / 200 < 0.0005);
    assert_true(store_close(store));
}

// The family's evening in a child process: after each rep that is on the disk, one byte to `pipe`.
static void play_until_killed(int pipe) {
    Store *store = store_open(folder, breakfast);
    uint64_t taken = 0, written = 0, told = 0;
    for (int i = 1;; i++) {
        StoreRep rep = a_rep(i);
        StoreResume resume = {.level = "morning", .rep = i + 1, .side = SIDE_LEFT};
        store_rep_done(store, &rep);
        store_resume_set(store, &resume);
        if (i % 7 == 0)
            store_flush(store, 1);
        store_counts(store, &taken, &written);
        for (; told < written / 2; told++)
            if (write(pipe, ".", 1) != 1)
                _exit(1);
    }
}

static int told_before_the_end(int pipe) {
    char bytes[4096];
    int told = 0;
    for (ssize_t got; (got = read(pipe, bytes, sizeof bytes)) > 0;)
        told += (int)got;
    return told;
}

static void test_killed_at_any_moment_nothing_is_lost(void **state) {
    (void)state;
    int before = 0, most_told = 0;
    for (int round = 0; round < 25; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            close(ends[0]);
            play_until_killed(ends[1]);
        }
        close(ends[1]);
        struct timespec wait = {0, 2000000 + (round * 7919 % 23) * 1700000};
        nanosleep(&wait, NULL);
        kill(child, SIGKILL);
        int told = told_before_the_end(ends[0]);
        close(ends[0]);
        waitpid(child, NULL, 0);

        sqlite3 *database = NULL;
        assert_int_equal(layout_open(&database, path, &LAYOUT_TODAY, 1), LAYOUT_READY);
        int reps = rows_in(database, "SELECT count(*) FROM history");
        assert_true(reps >= before + told);
        // The rows of this round are 1, 2, 3 ... without a hole, and what goes on is the next one.
        char sql[160];
        snprintf(sql, sizeof sql,
                 "SELECT max(rep) FROM (SELECT rep FROM history ORDER BY id LIMIT -1 OFFSET %d)",
                 before);
        int last = reps > before ? rows_in(database, sql) : 0;
        assert_int_equal(last, reps - before);
        int next = rows_in(database, "SELECT rep FROM resume");
        // After the very first rep of a round, the place to go on may still be the round before's.
        assert_true(last <= 1 || next == last + 1 || next == last);
        sqlite3_close(database);
        before = reps;
        most_told = told > most_told ? told : most_told;
    }
    assert_true(most_told > 20); // otherwise nothing was put to the test
    assert_int_equal(count_files(".db"), 1);
}

static void test_the_default_folder(void **state) {
    (void)state;
    char out[STORE_PATH];
    SDL_setenv("XDG_DATA_HOME", folder, 1);
    assert_true(store_default_folder(out, sizeof out));
    assert_non_null(strstr(out, folder));
    assert_non_null(strstr(out, "stretch-garden"));
    assert_true(folder_exists(out));
    char tiny[8];
    assert_false(store_default_folder(tiny, sizeof tiny));
    char file[128];
    snprintf(file, sizeof file, "%s/a_file", folder);
    assert_true(file_write(file, "x", 1));
    SDL_setenv("XDG_DATA_HOME", file, 1);
    assert_false(store_default_folder(out, sizeof out));
}

#define STORE_TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(test_a_new_store_is_empty),
        STORE_TEST(test_all_comes_back_after_a_restart),
        STORE_TEST(test_questions_know_what_still_waits),
        STORE_TEST(test_the_end_clears_where_we_stopped),
        STORE_TEST(test_what_cannot_be_kept_is_refused),
        STORE_TEST(test_our_own_bugs_stop_the_game),
        STORE_TEST(test_what_has_grown_cannot_be_deleted),
        STORE_TEST(test_a_folder_that_cannot_be_made),
        STORE_TEST(test_no_folder_at_all),
        STORE_TEST(test_a_folder_in_the_files_place),
        STORE_TEST(test_a_folder_that_can_only_be_read),
        STORE_TEST(test_a_damaged_file_is_set_aside),
        STORE_TEST(test_a_torn_file_is_set_aside),
        STORE_TEST(test_an_empty_file_is_a_new_one),
        STORE_TEST(test_a_foreign_database_is_set_aside),
        STORE_TEST(test_a_newer_file_is_left_alone),
        STORE_TEST(test_an_old_file_is_backed_up_and_brought_up_to_date),
        STORE_TEST(test_a_step_that_cannot_be_taken_changes_nothing),
        STORE_TEST(test_a_full_queue_is_told_and_empties_again),
        STORE_TEST(test_handing_over_costs_a_frame_nothing),
        STORE_TEST(test_killed_at_any_moment_nothing_is_lost),
        STORE_TEST(test_the_default_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
