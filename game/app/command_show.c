#include "command.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "game.h"
#include "schema.h"
#include "screen.h"

// The picture that a TV would show: a moment of a movement, a sheet of moments, or a screen.

enum {
    SHOW_WIDTH = 1280,
    SHOW_HEIGHT = 720,
    SHEET_WIDTH = 640,
    SHEET_HEIGHT = 360,
    SHEET_MOST = 64
};

typedef struct {
    const char *name;
    ScreenId screen;
} ShownScreen;

static const ShownScreen SHOWN[] = {
    {"first", SCREEN_FIRST},     {"home", SCREEN_HOME},     {"one", SCREEN_ONE},
    {"own_set", SCREEN_OWN_SET}, {"ready", SCREEN_READY},   {"pause", SCREEN_PAUSE},
    {"thanks", SCREEN_THANKS},   {"garden", SCREEN_GARDEN}, {"settings", SCREEN_SETTINGS},
    {"help", SCREEN_HELP},       {"today", SCREEN_TODAY},   {"progress", SCREEN_PROGRESS},
    {"people", SCREEN_PEOPLE},   {"maker", SCREEN_MAKER}};

static const ShownScreen *shown_screen(const char *name) {
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
        if (strcmp(SHOWN[i].name, name) == 0)
            return &SHOWN[i];
    return NULL;
}

// ---- a moment ----

// From the first half-breath of the first rep of a side to its last: start and length in breaths.
static void rep_span(const Timeline *t, const Options *o, double *start, double *length) {
    int first = timeline_rep(t, 1);
    for (int i = first; o->has_side && i < t->count; i++) {
        if (t->phase[i].side == o->side && t->phase[i].rep > 0) {
            first = timeline_rep(t, t->phase[i].rep);
            break;
        }
    }
    int last = first;
    while (last + 1 < t->count && t->phase[last + 1].rep == t->phase[first].rep)
        last++;
    *start = t->phase[first].start;
    *length = phase_end(&t->phase[last]) - *start;
}

static void seek(Game *g, double breath) {
    session_seek(&g->session, breath);
    const Phase *phase = &g->session.timeline.phase[g->session.phase];
    if (phase->step->say.text)
        game_cue(g, &phase->step->say, phase->side);
    g->screen = SCREEN_STRETCH;
    g->tick = (long)(breath * g->breath_seconds * TICKS_PER_SECOND) + TICKS_PER_SECOND;
}

static void bone(const Game *g, const Camera *camera, float scale, Vec3 a, Vec3 b) {
    double x0, y0, x1, y1, depth;
    if (!camera_project(camera, a, &x0, &y0, &depth) ||
        !camera_project(camera, b, &x1, &y1, &depth))
        return;
    SDL_Renderer *r = g->window.renderer;
    SDL_SetRenderDrawColor(r, 20, 90, 160, 255);
    for (int k = -1; k <= 1; k++)
        SDL_RenderDrawLineF(r, (float)x0 * scale + (float)k, (float)y0 * scale,
                            (float)x1 * scale + (float)k, (float)y1 * scale);
    SDL_SetRenderDrawColor(r, 240, 80, 60, 255);
    float size = 3 * (float)g->painter.unit + 2;
    SDL_RenderFillRectF(
        r, &(SDL_FRect){(float)x1 * scale - size, (float)y1 * scale - size, 2 * size, 2 * size});
}

// The joints over the people.
static void draw_bones(Game *g, int people) {
    const Camera *camera = stage_camera(g->stage);
    float scale = (float)g->painter.height / (float)camera->height;
    for (int who = 0; who < people; who++) {
        const Body *body = &stage_posture(g->stage, who)->body;
        for (int j = 1; j < JOINT_COUNT; j++)
            bone(g, camera, scale, body->position[joint_parent((Joint)j)], body->position[j]);
    }
}

static void draw_moment(Game *g, const Options *o, double breath) {
    seek(g, breath);
    game_draw(g);
    if (o->bones && g->stage)
        draw_bones(g, o->person_count > 0 ? o->person_count : 2);
}

// N moments side by side, from left to right and top to bottom.
static bool save_sheet(Game *g, const Options *o) {
    double start, length;
    rep_span(&g->session.timeline, o, &start, &length);
    int columns = o->sheet > 4 ? 4 : o->sheet, rows = (o->sheet + columns - 1) / columns;
    GameWindow sheet;
    WindowWish wish = {.title = "",
                       .width = g->window.width * columns,
                       .height = g->window.height * rows,
                       .headless = true};
    if (!window_open(&sheet, &wish))
        return false;
    for (int i = 0; i < o->sheet; i++) {
        // The last moment is the end of the rep, so that the way back is seen too.
        double share = o->sheet > 1 ? (double)i / (o->sheet - 1) : .45;
        draw_moment(g, o, start + share * length * .9999);
        SDL_RenderPresent(g->window.renderer);
        SDL_Rect place = {i % columns * g->window.width, i / columns * g->window.height,
                          g->window.width, g->window.height};
        SDL_BlitSurface(g->window.surface, NULL, sheet.surface, &place);
    }
    bool saved = window_save_png(&sheet, o->out);
    window_close(&sheet);
    return saved;
}

// The room that was asked for, into a level that is shown.
static bool choose_room(const Options *o, Level *level) {
    for (int i = 0; o->room && SCHEMA_ROOMS[i]; i++)
        if (strcmp(SCHEMA_ROOMS[i], o->room) == 0) {
            level->room = (RoomId)i;
            return true;
        }
    const char *near = o->room ? nearest_word(o->room, SCHEMA_ROOMS) : NULL;
    return !o->room || fail("there is no room '%s'%s%s%s", o->room, near ? " (did you mean '" : "",
                            near ? near : "", near ? "'?)" : "");
}

// A led rep at the moment in which its common mistake is there.
static bool save_mistake(Game *g, const Options *o) {
    double start, length, slip;
    Session *s = &g->session;
    int count = s->timeline.version->mistake_count;
    if (o->mistake > count)
        return fail("'%s' has %d common mistakes", s->timeline.exercise->id, count);
    rep_span(&s->timeline, o, &start, &length);
    seek(g, start);
    s->mistake[0] = o->mistake - 1;
    session_press(s, BUTTON_PAUSE, true);
    session_pause_choice(s, PAUSE_WATCH);
    for (int i = 0; i < 3600 && !(session_mistake(s, &slip) && slip >= 1); i++)
        game_tick(g);
    g->notice[0] = 0;
    game_draw(g);
    return window_save_png(&g->window, o->out);
}

static bool show_movement(Game *g, const Options *o, int exercise) {
    const Exercise *e = &g->cards.library.exercise[exercise];
    int version = cards_version(e, o->version);
    if (version < 0)
        return false;
    if (o->bones) // measured is the exact movement
        g->settings.step[SETTING_STORY] = 0;
    const Level *one = game_one(g, exercise);
    if (!choose_room(o, &g->one))
        return false;
    game_begin(g, one, 0, 1);
    session_choose(&g->session, 0, -1, version);
    if (o->mistake > 0)
        return save_mistake(g, o);
    if (o->sheet > 0)
        return save_sheet(g, o);
    double start, length;
    rep_span(&g->session.timeline, o, &start, &length);
    double breath = o->has_at ? o->at + (o->has_side ? start : 0) : start + .45 * length;
    draw_moment(g, o, breath);
    return window_save_png(&g->window, o->out);
}

static bool show_screen(Game *g, const Options *o, const ShownScreen *shown) {
    const Library *library = &g->cards.library;
    int level = library_level(library, "family_stretch_time");
    if (library->level_count == 0)
        return fail("there is no level to show");
    game_begin(g, &library->level[level >= 0 ? level : 0], 0, 1);
    if (shown->screen == SCREEN_PAUSE) {
        seek(g, .9);
        session_press(&g->session, BUTTON_PAUSE, true);
    }
    if (shown->screen == SCREEN_THANKS) { // the postcard needs a last scene
        seek(g, 1.3);
        game_draw(g);
    }
    g->tick = TICKS_PER_SECOND;
    game_go(g, shown->screen);
    game_draw(g);
    return window_save_png(&g->window, o->out);
}

static bool show_named(Game *g, const Options *o) {
    const char *name = o->name[0];
    const ShownScreen *screen = shown_screen(name);
    if (screen)
        return show_screen(g, o, screen);
    int exercise = cards_exercise(&g->cards, name);
    return exercise >= 0 && show_movement(g, o, exercise);
}

int command_show(const Options *o) {
    if (o->sheet > SHEET_MOST) {
        fail("at most %d moments go on one sheet", SHEET_MOST);
        return command_told();
    }
    int width = o->width > 0 ? o->width : o->sheet > 0 ? SHEET_WIDTH : SHOW_WIDTH;
    int height = o->width > 0 ? o->height : o->sheet > 0 ? SHEET_HEIGHT : SHOW_HEIGHT;
    Game *g = game_create(o, true, width, height);
    if (!g)
        return command_told();
    bool shown = true;
    for (int i = 0; i < o->person_count; i++)
        shown = shown && cards_person(&g->cards, o->person[i]) >= 0;
    shown = shown && show_named(g, o);
    game_destroy(g);
    return shown ? 0 : command_told();
}
