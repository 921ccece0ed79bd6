/**
 * The life of a service, from top to bottom; each stage is one package and knows earlier stages only.
 *
 * <pre>
 * site          ground floor: page shell, languages, error pages, security headers
 * storage       ground floor: what a transaction writes and nobody reads in it goes out together
 * secrecy       ground floor: what is stored of people is encrypted, with a key of its own for each case
 * event         ground floor: what has happened, told to later stages until they have coped with it
 * expression    ground floor: FEEL and DMN, exact and bounded
 *
 * definition    DEFINE    what a service is; reads a folder or a zip
 * conversion              forms that others have described in their own way, read as forms of ours
 * editing       EDIT      working copies: revisions, changes file by file, who edits what
 * publishing    PUBLISH   findings, examples, immutable editions, the catalogue
 * workspace               the editors' desk: all services with their state, and how a new one begins
 * identity                who is asking, on whose behalf, how surely
 * validation    VALIDATE  answers in, a verdict out
 * process                 what the author's BPMN says: our own model of it, checked
 * comparison              what differs between two states of a service, in words, and whom that touches
 * template                how letters and messages are worded: templates read, checked, filled in
 * sharing                 packages out and in, part by part; what services came from, and what is new there
 * authoring               what authors wrote, read as citizens will: plain words, purposes, sensitive data
 * filling       FILL IN   drafts, journey, pages, review
 * submission    SUBMIT    sealed answers, receipt ledger, status page
 * payment       PAY       orders and providers
 * workflow      RUN       a checked process, step by step
 * casework      CLERK     cases, tasks, decisions, deadlines
 * rehearsal               the author's examples take their way, without effect
 * coverage                what of a service its examples reach, what they do not, which are missing
 * document      DOCUMENT  letters and permits: paper, PDF, check codes
 * delivery      DELIVER   e-mail and other channels
 * archive       ARCHIVE   journal, retention
 * release       RELEASE   what a new edition would change, and for whom; released by two, at a date, taken back
 * operation     WATCH     what cases lack, repaired or told; incidents, the daily digest
 * designer                the designer's page, what it offers to build with, previews
 * </pre>
 *
 * Life and code differ once: in life one fills in and is then validated; in code {@code validation} comes first, since a
 * page asks for a verdict; and a rehearsal comes before publishing, but needs whatever it rehearses; the designer comes before all, and shows all. Later stages are told by events or plug into an earlier stage's {@code spi}.
 */
@NullMarked
package org.schalter;

import org.jspecify.annotations.NullMarked;
