#include "text_set.h"

#include <string.h>

#include "utf8.h"

#define RUN_BYTES  240
#define WORDS_MOST 64 // of a text that is made even
#define ELLIPSIS   "\xE2\x80\xA6"

// A piece of a line in one font: letters together, or one digit in its cell.
typedef struct {
    TTF_Font *font;
    char text[RUN_BYTES + 1];
    size_t size;
    int width; // as it counts in the line
    int shift; // from the piece's left edge to its letters
} TextRun;

static bool is_digit(unsigned letter) {
    return letter >= '0' && letter <= '9';
}

static TTF_Font *font_for(const TextFonts *fonts, unsigned letter) {
    if (!TTF_GlyphIsProvided32(fonts->main, letter) && TTF_GlyphIsProvided32(fonts->other, letter))
        return fonts->other;
    return fonts->main;
}

// Takes the next run from the text; its size in bytes.
static size_t next_run(const TextFonts *fonts, const char *text, size_t size, TextRun *run) {
    *run = (TextRun){0};
    size_t at = 0;
    bool cell = false;
    while (at < size && at < RUN_BYTES - 4) {
        size_t bytes = 0;
        unsigned letter = utf8_first(text + at, &bytes);
        if (bytes == 0 || at + bytes > size)
            break;
        TTF_Font *font = font_for(fonts, letter);
        bool digit = fonts->cell > 0 && is_digit(letter);
        if (at > 0 && (font != run->font || digit))
            break;
        run->font = font;
        memcpy(run->text + at, text + at, bytes);
        at += bytes;
        if (digit) {
            cell = true;
            break;
        }
    }
    run->size = at;
    if (at > 0)
        TTF_SizeUTF8(run->font, run->text, &run->width, NULL);
    if (cell) {
        run->shift = (fonts->cell - run->width) / 2;
        run->width = fonts->cell;
    }
    return at;
}

int text_set_cell(TTF_Font *font) {
    int widest = 0;
    for (char digit[2] = "0"; digit[0] <= '9'; digit[0]++) {
        int width = 0;
        TTF_SizeUTF8(font, digit, &width, NULL);
        widest = width > widest ? width : widest;
    }
    return widest;
}

int text_set_width(const TextFonts *fonts, const char *words, size_t size) {
    TextRun run;
    int width = 0;
    for (size_t at = 0, step = 1; at < size && step > 0; at += step) {
        step = next_run(fonts, words + at, size - at, &run);
        width += run.width;
    }
    return width;
}

// The end of the word at `at`, and where the next one begins.
static size_t word_end(const char *text, size_t at) {
    while (text[at] && text[at] != ' ' && text[at] != '\n')
        at++;
    return at;
}

// The longest beginning of whole words that fits; at least one word.
static TextLine next_line(const TextFonts *fonts, const char *text, int width) {
    TextLine line = {text, 0, 0, false};
    for (size_t end = word_end(text, 0);; end = word_end(text, end + 1)) {
        int wide = text_set_width(fonts, text, end);
        if (line.size > 0 && wide > width)
            return line;
        line.size = end;
        line.width = wide;
        if (text[end] != ' ')
            return line;
    }
}

static void cut_line(const TextFonts *fonts, TextLine *line, int width) {
    int dots = text_set_width(fonts, ELLIPSIS, strlen(ELLIPSIS));
    while (line->size > 0 && line->width + dots > width) {
        line->size = utf8_cut(line->start, line->size, line->size - 1);
        line->width = text_set_width(fonts, line->start, line->size);
    }
    while (line->size > 0 && line->start[line->size - 1] == ' ')
        line->size--;
    line->width = text_set_width(fonts, line->start, line->size) + dots;
    line->cut = true;
}

static bool after_pause(const char *end) {
    return strchr(",.;:!?", end[-1]) != NULL;
}

// A text as words: where each begins and ends (bytes), and the width up to there (pixels).
typedef struct {
    const char *text;
    size_t begin[WORDS_MOST], end[WORDS_MOST];
    int from[WORDS_MOST], to[WORDS_MOST];
    int count;
} TextWords;

// False when there are too many.
static bool words_of(const TextFonts *fonts, const char *text, TextWords *w) {
    w->text = text;
    w->count = 0;
    for (size_t begin = 0;; begin = w->end[w->count++] + 1) {
        if (w->count == WORDS_MOST)
            return false;
        w->begin[w->count] = begin;
        w->end[w->count] = word_end(text, begin);
        w->from[w->count] = text_set_width(fonts, text, begin);
        w->to[w->count] = text_set_width(fonts, text, w->end[w->count]);
        if (text[w->end[w->count]] != ' ') {
            w->count++;
            return true;
        }
    }
}

// How uneven a line makes its block: the square of its part of the width, so that even ones are
// best, and more where it ends within a clause. A huge number where it does not fit.
static float cost_of(const TextWords *w, int first, int last, int width) {
    const float within = .2f, never = 1e6f;
    float part = (float)(w->to[last] - w->from[first]) / (float)width;
    if (part > 1)
        return never;
    return part * part + (last == w->count - 1 || after_pause(w->text + w->end[last]) ? 0 : within);
}

// The best first word of each line, from the cost of all ways to break the words before it.
static void break_evenly(const TextWords *w, int width, int lines, int *first) {
    float cost[TEXT_BALANCED_MOST][WORDS_MOST];
    int begin[TEXT_BALANCED_MOST][WORDS_MOST];
    for (int line = 0; line < lines; line++)
        for (int last = 0; last < w->count; last++) {
            cost[line][last] = line == 0 ? cost_of(w, 0, last, width) : 1e30f;
            begin[line][last] = 0;
            for (int k = 1; line > 0 && k <= last; k++) {
                float c = cost[line - 1][k - 1] + cost_of(w, k, last, width);
                if (c < cost[line][last]) {
                    cost[line][last] = c;
                    begin[line][last] = k;
                }
            }
        }
    for (int line = lines - 1, last = w->count - 1; line >= 0; last = first[line--] - 1)
        first[line] = begin[line][last];
}

// No word alone in the last line: as many lines as before, but even.
static void even_out(const TextFonts *fonts, int width, TextBlock *block) {
    TextWords words;
    int first[TEXT_BALANCED_MOST], lines = block->count, wide = 0;
    const char *text = block->line[0].start;
    if (lines < 2 || lines > TEXT_BALANCED_MOST || strchr(text, '\n') ||
        !words_of(fonts, text, &words) || words.count < lines)
        return;
    break_evenly(&words, width, lines, first);
    TextLine even[TEXT_BALANCED_MOST];
    for (int i = 0; i < lines; i++) {
        size_t at = words.begin[first[i]];
        size_t size = words.end[i + 1 < lines ? first[i + 1] - 1 : words.count - 1] - at;
        even[i] = (TextLine){text + at, size, text_set_width(fonts, text + at, size), false};
        wide = even[i].width > wide ? even[i].width : wide;
    }
    if (wide > width) // by a pixel, where letters lean to each other across a space
        return;
    memcpy(block->line, even, (size_t)lines * sizeof *even);
    block->width = wide;
}

void text_set_block(const TextFonts *fonts, const char *words, int width, int most,
                    TextBlock *block) {
    *block = (TextBlock){.fits = true};
    most = most > TEXT_LINES_MOST ? TEXT_LINES_MOST : most < 1 ? 1 : most;
    const char *at = words;
    while (*at && block->count < most) {
        TextLine line = next_line(fonts, at, width);
        at += line.size;
        at += *at != 0; // the space or the line's end
        bool missing = *at && block->count == most - 1;
        if (line.width > width || missing) {
            cut_line(fonts, &line, width);
            block->fits = false;
        }
        block->width = line.width > block->width ? line.width : block->width;
        block->line[block->count++] = line;
    }
    if (block->fits)
        even_out(fonts, width, block);
}

int text_set_margin(const TextFonts *fonts) {
    return fonts->pixels / 2;
}

// Adds the letters' coverage to the surface, which has their colour everywhere: soft edges then
// carry nothing dark.
static void lay_letters(SDL_Surface *surface, const SDL_Surface *letters, int x, int y) {
    int left = x < 0 ? -x : 0, top = y < 0 ? -y : 0;
    int right = surface->w - x < letters->w ? surface->w - x : letters->w;
    int lower = surface->h - y < letters->h ? surface->h - y : letters->h;
    for (int row = top; row < lower; row++) {
        const uint32_t *from = (const uint32_t *)letters->pixels + row * (letters->pitch / 4);
        uint32_t *to = (uint32_t *)surface->pixels + (y + row) * (surface->pitch / 4) + x;
        for (int i = left; i < right; i++) {
            uint32_t over = from[i] >> 24, under = to[i] >> 24;
            uint32_t both = over + under - (over * under + 127) / 255;
            to[i] = (to[i] & 0xFFFFFFu) | both << 24;
        }
    }
}

// Lays one run on the surface; its left edge and base line are given.
static void draw_run(SDL_Surface *surface, const TextRun *run, int x, int base, uint32_t color) {
    SDL_Color ink = {(Uint8)(color >> 16), (Uint8)(color >> 8), (Uint8)color, (Uint8)(color >> 24)};
    SDL_Surface *letters = TTF_RenderUTF8_Blended(run->font, run->text, ink);
    if (!letters)
        return;
    lay_letters(surface, letters, x + run->shift, base - TTF_FontAscent(run->font));
    SDL_FreeSurface(letters);
}

static int draw_runs(SDL_Surface *surface, const TextFonts *fonts, const char *text, size_t size,
                     int x, int base, uint32_t color) {
    TextRun run;
    for (size_t at = 0, step = 1; at < size && step > 0; at += step) {
        step = next_run(fonts, text + at, size - at, &run);
        if (step > 0)
            draw_run(surface, &run, x, base, color);
        x += run.width;
    }
    return x;
}

SDL_Surface *text_set_surface(const TextFonts *fonts, const TextBlock *block, uint32_t color,
                              TextAlign align) {
    int margin = text_set_margin(fonts);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, block->width + 2 * margin, block->count * fonts->line_height + 2 * margin, 32,
        SDL_PIXELFORMAT_ARGB8888);
    if (!surface)
        return NULL;
    SDL_FillRect(surface, NULL, color & 0xFFFFFFu); // so that soft edges carry no dark
    for (int i = 0; i < block->count; i++) {
        const TextLine *line = &block->line[i];
        int spare = block->width - line->width;
        int x = margin + (align == TEXT_CENTER ? spare / 2 : align == TEXT_RIGHT ? spare : 0);
        // Capitals are seven tenths of the em high: they stand in the middle of the line.
        int base = margin + i * fonts->line_height +
                   (fonts->line_height * 10 + fonts->pixels * 7 + 10) / 20;
        x = draw_runs(surface, fonts, line->start, line->size, x, base, color);
        if (line->cut)
            draw_runs(surface, fonts, ELLIPSIS, strlen(ELLIPSIS), x, base, color);
    }
    return surface;
}
