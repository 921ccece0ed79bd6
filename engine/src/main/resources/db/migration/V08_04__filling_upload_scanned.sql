-- Whether a virus scanner has found nothing in the file.
alter table filling_upload add column scanned boolean default false not null;
