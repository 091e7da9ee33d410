#include "coarse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = 0xFFFF };

// Where the vertex' box lies in a table of `room` (a power of two) that is searched onwards.
static size_t place_of(const MeshVertex *v, double size, size_t room, int32_t cell[4]) {
    uint32_t hash = v->piece;
    cell[3] = v->piece;
    for (int k = 0; k < 3; k++) {
        cell[k] = (int32_t)floor((double)v->position[k] / size);
        hash = (hash ^ (uint32_t)cell[k]) * 0x9E3779B1u;
        hash ^= hash >> 15;
    }
    return hash & (room - 1);
}

// For every vertex the one that stays for it, as a number in out->vertex.
static void choose_vertices(const Mesh *mesh, double size, Coarse *out, uint16_t *stays,
                            uint16_t *table, int32_t (*cells)[4], size_t room) {
    memset(table, 0xFF, room * sizeof *table);
    for (int i = 0; i < mesh->vertex_count; i++) {
        int32_t cell[4];
        size_t at = place_of(&mesh->vertex[i], size, room, cell);
        while (table[at] != NONE && memcmp(cells[table[at]], cell, sizeof cell) != 0)
            at = (at + 1) & (room - 1);
        if (table[at] == NONE) {
            table[at] = (uint16_t)out->vertex_count;
            memcpy(cells[out->vertex_count], cell, sizeof cell);
            out->vertex[out->vertex_count++] = (uint16_t)i;
        }
        stays[i] = table[at];
    }
}

static void keep_triangles(const Mesh *mesh, const uint16_t *stays, Coarse *out) {
    for (int i = 0; i < mesh->triangle_count; i++) {
        const uint16_t *index = mesh->index + (size_t)i * 3;
        uint16_t a = stays[index[0]], b = stays[index[1]], c = stays[index[2]];
        if (a == b || b == c || c == a)
            continue;
        uint16_t *to = out->index + (size_t)out->triangle_count++ * 3;
        to[0] = a;
        to[1] = b;
        to[2] = c;
    }
}

bool coarse_make(const Mesh *mesh, double size, Coarse *out) {
    *out = (Coarse){0};
    size_t vertices = (size_t)mesh->vertex_count, room = 1;
    while (room < 2 * vertices)
        room *= 2;
    out->vertex = malloc(vertices * sizeof *out->vertex);
    out->index = malloc((size_t)mesh->triangle_count * 3 * sizeof *out->index);
    uint16_t *stays = malloc(vertices * sizeof *stays), *table = malloc(room * sizeof *table);
    int32_t(*cells)[4] = malloc(vertices * sizeof *cells);
    bool made = out->vertex && out->index && stays && table && cells;
    if (made) {
        choose_vertices(mesh, size, out, stays, table, cells, room);
        keep_triangles(mesh, stays, out);
    } else {
        coarse_free(out);
    }
    free(stays);
    free(table);
    free(cells);
    return made;
}

void coarse_free(Coarse *coarse) {
    free(coarse->vertex);
    free(coarse->index);
    *coarse = (Coarse){0};
}
