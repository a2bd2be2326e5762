-- Texts are JSON strings in ASCII, so that NULs and lone surrogates survive.
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS x_users (
    id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL,
    followers INTEGER NOT NULL, posts INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS x_posts (
    id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL, conversation_id INTEGER NOT NULL,
    in_reply_to_id INTEGER, in_reply_to_user_id INTEGER, quoted_id INTEGER,
    prefix TEXT NOT NULL,  -- the @mentions that X puts before a reply, ASCII
    text TEXT NOT NULL, entities TEXT NOT NULL, lang TEXT NOT NULL, created_ms INTEGER NOT NULL,
    likes INTEGER NOT NULL, reposts INTEGER NOT NULL,
    replies INTEGER NOT NULL DEFAULT 0, quotes INTEGER NOT NULL DEFAULT 0,
    digest TEXT,  -- of the brand's own texts: X refuses a repetition
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS x_posts_author ON x_posts (author_id, id);
CREATE INDEX IF NOT EXISTS x_posts_conversation ON x_posts (conversation_id, id);
CREATE INDEX IF NOT EXISTS x_posts_reply ON x_posts (in_reply_to_id) WHERE in_reply_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS x_posts_to ON x_posts (in_reply_to_user_id, id) WHERE in_reply_to_user_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS x_posts_quoted ON x_posts (quoted_id, id) WHERE quoted_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS x_posts_digest ON x_posts (digest) WHERE digest IS NOT NULL;

-- The versions of posts that were edited, each under the id of the first.
CREATE TABLE IF NOT EXISTS x_versions (id INTEGER PRIMARY KEY, first_id INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS x_versions_first ON x_versions (first_id, id);
-- Compliance jobs and the ids that were handed in.
CREATE TABLE IF NOT EXISTS x_jobs (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, created_ms INTEGER NOT NULL,
    ids TEXT NOT NULL);

-- Who is mentioned where; a reply mentions its parent's author even where the text does not (explicit = 0).
CREATE TABLE IF NOT EXISTS x_mentions (
    user_id INTEGER NOT NULL, post_id INTEGER NOT NULL, explicit INTEGER NOT NULL,
    PRIMARY KEY (user_id, post_id)) WITHOUT ROWID;
-- Posts that exist and that no listing shows yet: X's index runs behind now and then.
CREATE TABLE IF NOT EXISTS x_hidden (post_id INTEGER PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS x_conversations (
    id INTEGER PRIMARY KEY, last_id INTEGER NOT NULL, touches_brand INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS x_conversations_last ON x_conversations (touches_brand, last_id);
CREATE VIRTUAL TABLE IF NOT EXISTS x_words USING fts5 (text, content = '', tokenize = 'unicode61');
-- What else is true of a post, a user or a thing; missing where nothing is out of the ordinary.
CREATE TABLE IF NOT EXISTS marks (
    thing TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (thing, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS x_messages (
    id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, sender_id INTEGER NOT NULL, recipient_id INTEGER NOT NULL,
    text TEXT NOT NULL, created_ms INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS x_messages_conversation ON x_messages (conversation, id);
CREATE INDEX IF NOT EXISTS x_messages_sender ON x_messages (sender_id, recipient_id);

CREATE TABLE IF NOT EXISTS reddit_tokens (token TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reddit_users (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, created REAL NOT NULL);
CREATE TABLE IF NOT EXISTS reddit_submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL COLLATE NOCASE, title TEXT NOT NULL, body TEXT NOT NULL,
    created REAL NOT NULL, score INTEGER NOT NULL, comments INTEGER NOT NULL DEFAULT 0,
    last_id INTEGER NOT NULL, gone TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS reddit_submissions_last ON reddit_submissions (last_id);
CREATE TABLE IF NOT EXISTS reddit_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL COLLATE NOCASE, body TEXT NOT NULL,
    submission_id INTEGER NOT NULL, parent TEXT NOT NULL, depth INTEGER NOT NULL,
    created REAL NOT NULL, score INTEGER NOT NULL, gone TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS reddit_comments_author ON reddit_comments (author, id);
CREATE INDEX IF NOT EXISTS reddit_comments_submission ON reddit_comments (submission_id, id);
CREATE INDEX IF NOT EXISTS reddit_comments_parent ON reddit_comments (parent);
-- Submissions in another subreddit than the brand's own.
CREATE TABLE IF NOT EXISTS reddit_elsewhere (
    submission_id INTEGER PRIMARY KEY, subreddit TEXT NOT NULL COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS reddit_elsewhere_name ON reddit_elsewhere (subreddit);
-- When a comment or a submission was edited, and the accounts that were deleted: what they wrote stays.
CREATE TABLE IF NOT EXISTS reddit_edits (name TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reddit_gone (author TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reddit_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL COLLATE NOCASE, dest TEXT NOT NULL COLLATE NOCASE,
    subject TEXT NOT NULL, body TEXT NOT NULL, parent INTEGER, first INTEGER, created REAL NOT NULL);
-- What lies in the brand's inbox: names of comments, submissions and messages.
CREATE TABLE IF NOT EXISTS reddit_inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    mention INTEGER NOT NULL, unread INTEGER NOT NULL DEFAULT 1);
CREATE INDEX IF NOT EXISTS reddit_inbox_mention ON reddit_inbox (mention, id);
CREATE INDEX IF NOT EXISTS reddit_inbox_unread ON reddit_inbox (unread, id);

-- Which lines of which feed or scenario were played, and as what.
CREATE TABLE IF NOT EXISTS played (
    play TEXT NOT NULL, line INTEGER NOT NULL, ref TEXT NOT NULL, PRIMARY KEY (play, line)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS x_webhooks (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, valid INTEGER NOT NULL, created_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS x_subscriptions (
    id INTEGER PRIMARY KEY, webhook_id INTEGER NOT NULL, event_type TEXT NOT NULL, user_id INTEGER NOT NULL,
    created_ms INTEGER NOT NULL, UNIQUE (event_type, user_id));
-- What was or should have been delivered: X sends it again for a day.
CREATE TABLE IF NOT EXISTS x_events (
    id INTEGER PRIMARY KEY, webhook_id INTEGER NOT NULL, body BLOB NOT NULL, created_ms INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS x_events_created ON x_events (webhook_id, created_ms);
