-- One row per process that has been deployed: whoever adds it deploys, whoever comes meanwhile waits for that.
create table workflow_deployment (
    process varchar(100) not null primary key
);
