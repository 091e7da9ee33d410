// The five movements and the screens as pictures, pixel by pixel: what a television shows, from
// `show`. A difference leaves the new picture and the differing places beside it in the folder
// told.
#include <SDL_image.h>

#include "golden.h"

typedef struct {
    const char *file, *arguments;
} Shown;

static const Shown SHOWN[] = {
    {"front_to_back_opener", "front_to_back_opener --at 1.5"},
    {"twisting_cat", "twisting_cat --at 1.2"},
    {"twisting_cat_left", "twisting_cat --side left --at 1.2"},
    {"supported_forward_bend", "supported_forward_bend --at 6.5"},
    {"knee_to_chest_release", "knee_to_chest_release --at 1.2"},
    {"side_to_side_bend", "side_to_side_bend --side right --at 1.2"},
    {"terrace_gold", "side_to_side_bend --side right --at 1.2 --room terrace --hour 17"},
    {"bedroom_evening", "twisting_cat --at 1.2 --room bedroom --hour 21"},
    {"home", "home"},
    {"pause", "pause"},
    {"garden", "garden"},
    {"garden_winter", "garden --month 1 --hour 21"},
};

static SDL_Surface *load(const char *path) {
    SDL_Surface *read = IMG_Load(path);
    SDL_Surface *plain = read ? SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(read);
    return plain;
}

// How many pixels differ; each of them turns red in `now`.
static int differences(const SDL_Surface *was, SDL_Surface *now) {
    if (was->w != now->w || was->h != now->h)
        return now->w * now->h;
    int count = 0;
    for (int y = 0; y < now->h; y++) {
        const uint32_t *a = (const uint32_t *)((const char *)was->pixels + y * was->pitch);
        uint32_t *b = (uint32_t *)((char *)now->pixels + y * now->pitch);
        for (int x = 0; x < now->w; x++)
            if (a[x] != b[x]) {
                b[x] = 0xFFFF0000u;
                count++;
            }
    }
    return count;
}

static bool same_picture(const Shown *shown, const char *folder) {
    char golden[512], fresh[512], marked[512], command[2048];
    snprintf(golden, sizeof golden, "%s/tests/golden/%s.png", TEST_SOURCE_DIR, shown->file);
    snprintf(fresh, sizeof fresh, "%s/%s.png", folder, shown->file);
    snprintf(marked, sizeof marked, "%s/%s.difference.png", folder, shown->file);
    snprintf(command, sizeof command, "'%s' show %s --size 480x270 --out '%s'", TEST_PROGRAM,
             shown->arguments, golden_renews() ? golden : fresh);
    assert_int_equal(system(command), 0);
    if (golden_renews())
        return true;
    SDL_Surface *was = load(golden), *now = load(fresh);
    assert_non_null(now);
    if (!was) {
        print_error("%s is not there; STRETCH_GARDEN_RENEW=1 writes it\n", golden);
        SDL_FreeSurface(now);
        return false;
    }
    int count = differences(was, now);
    if (count > 0) {
        IMG_SavePNG(now, marked);
        print_error("%s: %d pixels differ from %s; see %s\n", shown->file, count, golden, marked);
    }
    SDL_FreeSurface(was);
    SDL_FreeSurface(now);
    return count == 0;
}

static void test_pictures(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    int wrong = 0;
    for (size_t i = 0; i < COUNT(SHOWN); i++)
        wrong += !same_picture(&SHOWN[i], folder);
    if (wrong == 0)
        folder_drop(folder);
    assert_int_equal(wrong, 0);
}

// The comparison itself: one changed pixel is found.
static void test_comparison(void **state) {
    (void)state;
    SDL_Surface *a = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Surface *b = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_int_equal(differences(a, b), 0);
    ((uint32_t *)b->pixels)[9] = 1;
    assert_int_equal(differences(a, b), 1);
    SDL_FreeSurface(a);
    SDL_FreeSurface(b);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_comparison),
                                       cmocka_unit_test(test_pictures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
