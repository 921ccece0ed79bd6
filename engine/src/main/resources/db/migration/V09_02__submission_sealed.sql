-- What a case says of people is one sealed text. When its retention period is over, text and key go, and the rest stays as a
-- number among numbers.
alter table submission_case drop column answers;
alter table submission_case drop column fee;
alter table submission_case drop column token;
alter table submission_case drop column sent;
alter table submission_case drop column subject;
alter table submission_case drop column applicant;
alter table submission_case drop column shown;
alter table submission_case add column key_id uuid;
alter table submission_case add column content bytea;
