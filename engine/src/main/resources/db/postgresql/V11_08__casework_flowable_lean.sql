-- What Flowable's tables cost at every start of a process and every timer, without being of use here.

-- An index of a column that is mostly empty holds what is there: a search for a value finds it as before.
drop index ACT_IDX_EXEC_BUSKEY;
create index ACT_IDX_EXEC_BUSKEY on ACT_RU_EXECUTION (BUSINESS_KEY_) where BUSINESS_KEY_ is not null;
drop index ACT_IDX_EXEC_REF_ID_;
create index ACT_IDX_EXEC_REF_ID_ on ACT_RU_EXECUTION (REFERENCE_ID_) where REFERENCE_ID_ is not null;
drop index ACT_IDX_EXE_PARENT;
create index ACT_IDX_EXE_PARENT on ACT_RU_EXECUTION (PARENT_ID_) where PARENT_ID_ is not null;
drop index ACT_IDX_EXE_SUPER;
create index ACT_IDX_EXE_SUPER on ACT_RU_EXECUTION (SUPER_EXEC_) where SUPER_EXEC_ is not null;

drop index ACT_IDX_JOB_EXCEPTION_STACK_ID;
create index ACT_IDX_JOB_EXCEPTION_STACK_ID on ACT_RU_JOB (EXCEPTION_STACK_ID_) where EXCEPTION_STACK_ID_ is not null;
drop index ACT_IDX_JOB_CUSTOM_VALUES_ID;
create index ACT_IDX_JOB_CUSTOM_VALUES_ID on ACT_RU_JOB (CUSTOM_VALUES_ID_) where CUSTOM_VALUES_ID_ is not null;
drop index ACT_IDX_JOB_SCOPE;
create index ACT_IDX_JOB_SCOPE on ACT_RU_JOB (SCOPE_ID_, SCOPE_TYPE_) where SCOPE_ID_ is not null;
drop index ACT_IDX_JOB_SUB_SCOPE;
create index ACT_IDX_JOB_SUB_SCOPE on ACT_RU_JOB (SUB_SCOPE_ID_, SCOPE_TYPE_) where SUB_SCOPE_ID_ is not null;
drop index ACT_IDX_JOB_SCOPE_DEF;
create index ACT_IDX_JOB_SCOPE_DEF on ACT_RU_JOB (SCOPE_DEFINITION_ID_, SCOPE_TYPE_) where SCOPE_DEFINITION_ID_ is not null;

drop index ACT_IDX_TIMER_JOB_EXCEPTION_STACK_ID;
create index ACT_IDX_TIMER_JOB_EXCEPTION_STACK_ID on ACT_RU_TIMER_JOB (EXCEPTION_STACK_ID_) where EXCEPTION_STACK_ID_ is not null;
drop index ACT_IDX_TIMER_JOB_CUSTOM_VALUES_ID;
create index ACT_IDX_TIMER_JOB_CUSTOM_VALUES_ID on ACT_RU_TIMER_JOB (CUSTOM_VALUES_ID_) where CUSTOM_VALUES_ID_ is not null;
drop index ACT_IDX_TJOB_SCOPE;
create index ACT_IDX_TJOB_SCOPE on ACT_RU_TIMER_JOB (SCOPE_ID_, SCOPE_TYPE_) where SCOPE_ID_ is not null;
drop index ACT_IDX_TJOB_SUB_SCOPE;
create index ACT_IDX_TJOB_SUB_SCOPE on ACT_RU_TIMER_JOB (SUB_SCOPE_ID_, SCOPE_TYPE_) where SUB_SCOPE_ID_ is not null;
drop index ACT_IDX_TJOB_SCOPE_DEF;
create index ACT_IDX_TJOB_SCOPE_DEF on ACT_RU_TIMER_JOB (SCOPE_DEFINITION_ID_, SCOPE_TYPE_) where SCOPE_DEFINITION_ID_ is not null;

-- Each start would lock the row of its process definition and of its own process to be sure that they are there. Flowable
-- writes and deletes a case's rows in one transaction that holds the case; a definition that runs is never deleted.
alter table ACT_RU_EXECUTION drop constraint ACT_FK_EXE_PROCINST;
alter table ACT_RU_EXECUTION drop constraint ACT_FK_EXE_PARENT;
alter table ACT_RU_EXECUTION drop constraint ACT_FK_EXE_SUPER;
alter table ACT_RU_EXECUTION drop constraint ACT_FK_EXE_PROCDEF;
alter table ACT_RU_JOB drop constraint ACT_FK_JOB_EXECUTION;
alter table ACT_RU_JOB drop constraint ACT_FK_JOB_PROCESS_INSTANCE;
alter table ACT_RU_JOB drop constraint ACT_FK_JOB_PROC_DEF;
alter table ACT_RU_TIMER_JOB drop constraint ACT_FK_TIMER_JOB_EXECUTION;
alter table ACT_RU_TIMER_JOB drop constraint ACT_FK_TIMER_JOB_PROCESS_INSTANCE;
alter table ACT_RU_TIMER_JOB drop constraint ACT_FK_TIMER_JOB_PROC_DEF;

-- Nobody asks for all cases, jobs or timers of a definition.
drop index ACT_IDX_EXE_PROCDEF;
drop index ACT_IDX_JOB_PROC_DEF_ID;
drop index ACT_IDX_TIMER_JOB_PROC_DEF_ID;
