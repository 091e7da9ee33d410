#include "robot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "report.h"

static const char *const BUTTONS[] = {"ok",   "left",  "right",  "up", "down",
                                      "back", "pause", "choose", NULL};
static const Button BUTTON_OF[] = {BUTTON_OK,   BUTTON_LEFT,  BUTTON_RIGHT, BUTTON_UP,
                                   BUTTON_DOWN, BUTTON_PAUSE, BUTTON_PAUSE};
enum { CHOOSE = 7 };
static const char *const CHOICES[PAUSE_CHOICES + 1] = {[PAUSE_GO_ON] = "go_on",
                                                       [PAUSE_EASIER] = "easier",
                                                       [PAUSE_SKIP] = "skip",
                                                       [PAUSE_ENOUGH] = "enough",
                                                       [PAUSE_WATCH] = "watch"};

static int word_index(const char *const *words, const char *word) {
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static bool wrong_word(const char *path, int number, const char *what, const char *word,
                       const char *const *words) {
    const char *near = nearest_word(word, words);
    return fail("%s:%d: '%s' is no %s%s%s%s", path, number, word, what,
                near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
}

static bool read_line(Robot *r, const char *path, int number, char *text) {
    text[strcspn(text, "#\r")] = '\0';
    char when[32], what[32], how[32] = "", rest[32];
    int words = sscanf(text, "%31s %31s %31s %31s", when, what, how, rest);
    if (words <= 0)
        return true;
    char *end;
    RobotLine line = {.breaths = strtod(when, &end)};
    if (*end || !isfinite(line.breaths) || line.breaths < 0)
        return fail("%s:%d: '%s' is no number of breaths", path, number, when);
    if (words < 2 || words > 3)
        return fail("%s:%d: expected BREATHS BUTTON [down|up], or BREATHS choose CHOICE", path,
                    number);
    int button = word_index(BUTTONS, what), choice = word_index(CHOICES, how);
    if (button < 0)
        return wrong_word(path, number, "button", what, BUTTONS);
    line.chooses = button == CHOOSE;
    if (line.chooses && choice < 0)
        return wrong_word(path, number, "choice", how, CHOICES);
    if (line.chooses) {
        line.choice = (PauseChoice)choice;
    } else {
        static const char *const ways[] = {"down", "up", NULL};
        if (*how && word_index(ways, how) < 0)
            return wrong_word(path, number, "way to press", how, ways);
        line.button = BUTTON_OF[button];
        line.down = strcmp(how, "up") != 0;
        line.up = strcmp(how, "down") != 0;
    }
    if (r->count == ROBOT_LINES)
        return fail("%s:%d: at most %d lines", path, number, ROBOT_LINES);
    if (r->count > 0 && line.breaths < r->line[r->count - 1].breaths)
        return fail("%s:%d: %s breaths come after more breaths; lines stand in their order", path,
                    number, when);
    r->line[r->count++] = line;
    return true;
}

bool robot_read(Robot *r, const char *path) {
    *r = (Robot){0};
    size_t size;
    char *text = file_read(path, &size);
    if (!text)
        return false;
    bool well = true;
    int number = 1;
    for (char *line = text; well && line; number++) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        well = read_line(r, path, number, line);
        line = end ? end + 1 : NULL;
    }
    free(text);
    return well;
}

bool robot_press(Robot *r, Session *s) {
    if (r->next >= r->count || s->state == SESSION_READY || s->state == SESSION_THANKS)
        return false;
    double now = s->breaths_done;
    if (s->state == SESSION_STRETCH)
        now += breath_share(s->timeline.phase[s->phase].air) * session_share(s);
    r->now = fmax(r->now, now);
    const RobotLine *line = &r->line[r->next];
    if (r->now + 1e-9 < line->breaths)
        return false;
    r->next++;
    if (line->chooses)
        session_pause_choice(s, line->choice);
    if (line->down)
        session_press(s, line->button, true);
    if (line->up && line->down) {
        Session before = *s; // letting go tells nothing and must not lose what the press told
        session_press(s, line->button, false);
        memcpy(s->event, before.event, sizeof s->event);
        s->event_count = before.event_count;
    } else if (line->up) {
        session_press(s, line->button, false);
    }
    return true;
}
