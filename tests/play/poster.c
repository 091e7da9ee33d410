// ctest: plain
// The fridge poster: a page of A4 for every level and language, and what it says when it cannot.
#include <SDL_image.h>
#include <sys/wait.h>

#include "check.h"
#include "file.h"
#include "poster_poses.h"
#include "shipped.h"

static char folder[64];

static int poster(const char *arguments, char *path, size_t size) {
    char command[1024];
    snprintf(path, size, "%s/poster.png", folder);
    remove(path);
    snprintf(command, sizeof command, "'%s' poster %s --out '%s' 2>/dev/null", TEST_PROGRAM,
             arguments, path);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// How many pixels of the page's part that belongs to the movements are far from paper.
static long inked(const SDL_Surface *page) {
    long count = 0;
    for (int y = 500; y < page->h - 350; y++) {
        const uint32_t *row = (const uint32_t *)((const char *)page->pixels + y * page->pitch);
        for (int x = 0; x < page->w; x++)
            count += (row[x] >> 8 & 255) < 0x90;
    }
    return count;
}

// Of mum's red shirt: people fill what the words leave.
static long shirts(const SDL_Surface *page) {
    long count = 0;
    for (int y = 500; y < page->h - 350; y++) {
        const uint32_t *row = (const uint32_t *)((const char *)page->pixels + y * page->pitch);
        for (int x = 0; x < page->w; x++)
            count += (row[x] >> 16 & 255) > 158 && (row[x] >> 8 & 255) < 92 && (row[x] & 255) < 92;
    }
    return count;
}

static void every_level_makes_a_page(void **state) {
    (void)state;
    static const char *const level[] = {"family_stretch_time", "morning", "after_feeding",
                                        "evening --person kid"};
    static const char *const language[] = {"en", "de"};
    for (size_t i = 0; i < COUNT(level); i++)
        for (size_t k = 0; k < COUNT(language); k++) {
            char arguments[128], path[128];
            snprintf(arguments, sizeof arguments, "%s --lang %s", level[i], language[k]);
            assert_int_equal(poster(arguments, path, sizeof path), 0);
            SDL_Surface *read = IMG_Load(path);
            assert_non_null(read);
            SDL_Surface *page = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_ARGB8888, 0);
            assert_int_equal(page->w, 2480);
            assert_int_equal(page->h, 3508);
            const uint32_t *corner = page->pixels;
            assert_true((corner[0] & 0xFF) > 0xD0); // light, so that it prints
            assert_true(inked(page) > 60000);       // people and words
            assert_true(i > 0 || shirts(page) > 40000);
            SDL_FreeSurface(page);
            SDL_FreeSurface(read);
        }
}

// A page of these movements, picked in this order by the family.
static SDL_Surface *own_page(const char *data, const char *ids) {
    char path[128], arguments[160];
    snprintf(arguments, sizeof arguments, "own_set --data '%s'", data);
    Store *store = store_open(data, NULL);
    store_setting_set(store, GAME_OWN_SET, ids);
    store_close(store);
    assert_int_equal(poster(arguments, path, sizeof path), 0);
    SDL_Surface *read = IMG_Load(path);
    assert_non_null(read);
    return read;
}

static bool same_page(SDL_Surface *a, SDL_Surface *b) {
    return a->w == b->w && a->h == b->h &&
           memcmp(a->pixels, b->pixels, (size_t)a->pitch * (size_t)a->h) == 0;
}

static void the_familys_own_set_makes_a_page(void **state) {
    (void)state;
    char path[128], arguments[160], data[96];
    snprintf(data, sizeof data, "%s/family", folder);
    snprintf(arguments, sizeof arguments, "own_set --data '%s'", data);
    assert_int_equal(poster(arguments, path, sizeof path), 1); // nothing is picked yet
    SDL_Surface *picked = own_page(data, "twisting_cat bridge");
    SDL_Surface *again = own_page(data, "twisting_cat bridge");
    assert_true(same_page(picked, again));
    static const char *const OTHER[] = {"bridge", "bridge twisting_cat", "twisting_cat open_book"};
    for (size_t i = 0; i < COUNT(OTHER); i++) { // planted: another set is another page
        SDL_Surface *other = own_page(data, OTHER[i]);
        assert_false(same_page(picked, other));
        SDL_FreeSurface(other);
    }
    SDL_FreeSurface(picked);
    SDL_FreeSurface(again);
}

// Every step that changes the pose has its picture; one that leads straight back has words.
static void every_step_has_its_picture(void **state) {
    (void)state;
    static const struct {
        const char *exercise, *last;
        int pictures;
        bool back;
    } shown[] = {{"supported_forward_bend", "tall", 6, false},
                 {"front_to_back_opener", "behind", 3, true},
                 {"twisting_cat", "threaded", 2, true}};
    for (size_t i = 0; i < COUNT(shown); i++) {
        const Exercise *e = shipped_exercise(&shipped, shown[i].exercise);
        PosterMove move;
        poster_poses_find(&move, e, 0, BREATH_SECONDS_DEFAULT);
        assert_int_equal(move.count, shown[i].pictures);
        assert_int_equal(move.back != NULL, shown[i].back);
        const Timeline *t = &move.timeline;
        const Phase *there = &t->phase[timeline_at(t, move.pose[move.count - 1].breath)];
        assert_string_equal(e->version[0].pose[there->goal].id, shown[i].last);
        poster_poses_free(&move);
    }
}

// A movement's one picture is where people stay, and shows no arrow.
static void a_picture_shows_where_one_stays(void **state) {
    (void)state;
    static const struct {
        const char *exercise, *pose;
    } held[] = {{"front_to_back_opener", "up"},
                {"supported_forward_bend", "hinge"},
                {"side_to_side_bend", "bend"},
                {"knee_to_chest_release", "up"}};
    for (size_t i = 0; i < COUNT(held); i++) {
        const Library *l = &shipped.library;
        const Exercise *e = &l->exercise[library_exercise(l, held[i].exercise)];
        PosterMove move;
        poster_poses_find(&move, e, 0, BREATH_SECONDS_DEFAULT);
        poster_poses_held(&move);
        assert_int_equal(move.count, 1);
        assert_null(move.pose[0].step);
        const Timeline *t = &move.timeline;
        const Phase *there = &t->phase[timeline_at(t, move.pose[0].breath)];
        assert_string_equal(e->version[0].pose[there->goal].id, held[i].pose);
        poster_poses_free(&move);
    }
}

static void what_cannot_be_is_told(void **state) {
    (void)state;
    char path[128];
    assert_int_equal(poster("no_such_level", path, sizeof path), 1);
    assert_false(file_exists(path));
    assert_int_equal(poster("morning --person nobody", path, sizeof path), 1);
    assert_int_equal(poster("", path, sizeof path), 2);
    assert_int_equal(poster("morning --sheet 4", path, sizeof path), 2);
    char command[512];
    snprintf(command, sizeof command, "'%s' poster morning 2>/dev/null", TEST_PROGRAM);
    assert_int_equal(WEXITSTATUS(system(command)), 2);
    snprintf(command, sizeof command, "'%s' poster morning --out /nowhere/x.png 2>/dev/null",
             TEST_PROGRAM);
    assert_int_equal(WEXITSTATUS(system(command)), 1);
}

int main(void) {
    folder_scratch(folder);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_level_makes_a_page),
                                       cmocka_unit_test(the_familys_own_set_makes_a_page),
                                       cmocka_unit_test(every_step_has_its_picture),
                                       cmocka_unit_test(a_picture_shows_where_one_stays),
                                       cmocka_unit_test(what_cannot_be_is_told)};
    int failed = cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
    folder_drop(folder);
    return failed;
}
