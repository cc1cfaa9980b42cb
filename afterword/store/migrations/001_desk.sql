CREATE TABLE document (
    desk_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    employer TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (desk_id, kind, id)
);

CREATE INDEX document_by_employer ON document (desk_id, employer);

CREATE TABLE journal (
    desk_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    say TEXT NOT NULL,
    changes TEXT NOT NULL,
    undoes INTEGER,
    undone_by INTEGER,
    PRIMARY KEY (desk_id, number)
);

CREATE TABLE plan (
    desk_id TEXT NOT NULL,
    id TEXT NOT NULL,
    basis TEXT NOT NULL,
    good_until TEXT,
    plan TEXT NOT NULL,
    PRIMARY KEY (desk_id, id)
);

CREATE INDEX plan_by_good_until ON plan (desk_id, good_until);

CREATE TABLE known (
    name TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);
