"""The record of a document: what a question asks of it, what it tells, and which documents share facts of it."""
