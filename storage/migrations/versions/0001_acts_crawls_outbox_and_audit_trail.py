"""Acts, crawls, outbox and audit trail"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('what', sa.String(length=60), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('details', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries'))
    )
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.create_index('ix_audit_entries_subject', ['subject'], unique=False)

    op.create_table('crawl_acts',
    sa.Column('source', sa.String(length=60), nullable=False),
    sa.Column('act_id', sa.String(length=60), nullable=False),
    sa.Column('entry_sha256', sa.String(length=64), nullable=False),
    sa.Column('profile_sha256', sa.String(length=64), nullable=False),
    sa.Column('selected', sa.Boolean(), nullable=False),
    sa.Column('topics', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('text_url', sa.String(length=2083), nullable=False),
    sa.Column('text_kind', sa.String(length=20), nullable=False),
    sa.Column('text_sha256', sa.String(length=64), nullable=False),
    sa.Column('card_sha256', sa.String(length=64), nullable=False),
    sa.Column('complete', sa.Boolean(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('source', 'act_id', name=op.f('pk_crawl_acts'))
    )
    op.create_table('crawl_runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=60), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('options', sa.Text(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('resumed', sa.Integer(), nullable=False),
    sa.Column('known', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_crawl_runs'))
    )
    with op.batch_alter_table('crawl_runs', schema=None) as batch_op:
        batch_op.create_index('ix_crawl_runs_source', ['source', 'id'], unique=False)

    op.create_table('outbox',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=300), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_topic', ['topic', 'id'], unique=False)

    op.create_table('works',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('uri', sa.String(length=300), nullable=False),
    sa.Column('level', sa.String(length=20), nullable=False),
    sa.Column('subtype', sa.String(length=40), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('title_key', sa.Text(), nullable=False),
    sa.Column('body', sa.String(length=200), nullable=False),
    sa.Column('number', sa.String(length=80), nullable=False),
    sa.Column('adopted', sa.Date(), nullable=True),
    sa.Column('published', sa.Date(), nullable=True),
    sa.Column('publication', sa.Text(), nullable=False),
    sa.Column('in_force', sa.Date(), nullable=True),
    sa.Column('register_code', sa.String(length=40), nullable=False),
    sa.Column('register_date', sa.Date(), nullable=True),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('eqanun_id', sa.Integer(), nullable=True),
    sa.Column('celex', sa.String(length=40), nullable=False),
    sa.Column('told_by', sa.Integer(), nullable=False),
    sa.Column('first_held', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_works')),
    sa.UniqueConstraint('eqanun_id', name=op.f('uq_works_eqanun_id')),
    sa.UniqueConstraint('uri', name=op.f('uq_works_uri'))
    )
    with op.batch_alter_table('works', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_works_adopted'), ['adopted'], unique=False)
        batch_op.create_index(batch_op.f('ix_works_celex'), ['celex'], unique=False)
        batch_op.create_index(batch_op.f('ix_works_level'), ['level'], unique=False)
        batch_op.create_index(batch_op.f('ix_works_number'), ['number'], unique=False)
        batch_op.create_index(batch_op.f('ix_works_title_key'), ['title_key'], unique=False)

    op.create_table('citations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('adopted', sa.Date(), nullable=True),
    sa.Column('number', sa.String(length=80), nullable=False),
    sa.Column('celex', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('work_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_citations_work_id_works'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_citations')),
    sa.UniqueConstraint('key', name=op.f('uq_citations_key'))
    )
    with op.batch_alter_table('citations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_citations_work_id'), ['work_id'], unique=False)

    op.create_table('crawl_pages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('url', sa.String(length=2083), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('act_id', sa.String(length=60), nullable=False),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('etag', sa.Text(), nullable=False),
    sa.Column('last_modified', sa.String(length=80), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('bytes', sa.Integer(), nullable=False),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('headers', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['crawl_runs.id'], name=op.f('fk_crawl_pages_run_id_crawl_runs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_crawl_pages'))
    )
    with op.batch_alter_table('crawl_pages', schema=None) as batch_op:
        batch_op.create_index('ix_crawl_pages_url', ['url', 'id'], unique=False)
        batch_op.create_index('ux_crawl_pages_run_url', ['run_id', 'url'], unique=True)

    op.create_table('crawl_selections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.String(length=60), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('url', sa.String(length=2083), nullable=False),
    sa.Column('selected', sa.Boolean(), nullable=False),
    sa.Column('topics', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['crawl_runs.id'], name=op.f('fk_crawl_selections_run_id_crawl_runs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_crawl_selections'))
    )
    with op.batch_alter_table('crawl_selections', schema=None) as batch_op:
        batch_op.create_index('ux_crawl_selections_run_act', ['run_id', 'act_id'], unique=True)

    op.create_table('expressions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=3), nullable=False),
    sa.Column('version', sa.Date(), nullable=True),
    sa.Column('uri', sa.String(length=340), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('title_key', sa.Text(), nullable=False),
    sa.Column('shown', sa.Integer(), nullable=True),
    sa.Column('provisions', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_expressions_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_expressions')),
    sa.UniqueConstraint('uri', name=op.f('uq_expressions_uri'))
    )
    with op.batch_alter_table('expressions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_expressions_title_key'), ['title_key'], unique=False)
        batch_op.create_index('ix_expressions_work', ['work_id', 'language', 'version'], unique=False)

    op.create_table('work_codes',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_work_codes_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', 'code', name=op.f('pk_work_codes'))
    )
    op.create_table('work_topics',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_work_topics_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', 'topic', name=op.f('pk_work_topics'))
    )
    op.create_table('manifestations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('expression_id', sa.Integer(), nullable=True),
    sa.Column('source', sa.String(length=60), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('part', sa.String(length=20), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('bytes', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reader', sa.String(length=40), nullable=False),
    sa.Column('parser', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('annexes', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['expression_id'], ['expressions.id'], name=op.f('fk_manifestations_expression_id_expressions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_manifestations')),
    sa.UniqueConstraint('source', 'url', 'sha256', 'part', name='uq_manifestations_origin')
    )
    with op.batch_alter_table('manifestations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_manifestations_expression_id'), ['expression_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_manifestations_sha256'), ['sha256'], unique=False)

    op.create_table('elements',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('depth', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('eid', sa.String(length=200), nullable=False),
    sa.Column('num', sa.String(length=60), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('heading', sa.Text(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'], name=op.f('fk_elements_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', 'seq', name=op.f('pk_elements'))
    )
    op.create_table('notes',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=20), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'], name=op.f('fk_notes_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', 'seq', name=op.f('pk_notes'))
    )
    op.create_table('problems',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'], name=op.f('fk_problems_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', 'seq', name=op.f('pk_problems'))
    )
    op.create_table('refs',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('eid', sa.String(length=200), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('citation_id', sa.Integer(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('last', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['citation_id'], ['citations.id'], name=op.f('fk_refs_citation_id_citations')),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'], name=op.f('fk_refs_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', 'seq', name=op.f('pk_refs'))
    )
    with op.batch_alter_table('refs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_refs_citation_id'), ['citation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_refs_place'), ['place'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('refs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_refs_place'))
        batch_op.drop_index(batch_op.f('ix_refs_citation_id'))

    op.drop_table('refs')
    op.drop_table('problems')
    op.drop_table('notes')
    op.drop_table('elements')
    with op.batch_alter_table('manifestations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_manifestations_sha256'))
        batch_op.drop_index(batch_op.f('ix_manifestations_expression_id'))

    op.drop_table('manifestations')
    op.drop_table('work_topics')
    op.drop_table('work_codes')
    with op.batch_alter_table('expressions', schema=None) as batch_op:
        batch_op.drop_index('ix_expressions_work')
        batch_op.drop_index(batch_op.f('ix_expressions_title_key'))

    op.drop_table('expressions')
    with op.batch_alter_table('crawl_selections', schema=None) as batch_op:
        batch_op.drop_index('ux_crawl_selections_run_act')

    op.drop_table('crawl_selections')
    with op.batch_alter_table('crawl_pages', schema=None) as batch_op:
        batch_op.drop_index('ux_crawl_pages_run_url')
        batch_op.drop_index('ix_crawl_pages_url')

    op.drop_table('crawl_pages')
    with op.batch_alter_table('citations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_citations_work_id'))

    op.drop_table('citations')
    with op.batch_alter_table('works', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_works_title_key'))
        batch_op.drop_index(batch_op.f('ix_works_number'))
        batch_op.drop_index(batch_op.f('ix_works_level'))
        batch_op.drop_index(batch_op.f('ix_works_celex'))
        batch_op.drop_index(batch_op.f('ix_works_adopted'))

    op.drop_table('works')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_topic')

    op.drop_table('outbox')
    with op.batch_alter_table('crawl_runs', schema=None) as batch_op:
        batch_op.drop_index('ix_crawl_runs_source')

    op.drop_table('crawl_runs')
    op.drop_table('crawl_acts')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_entries_subject')

    op.drop_table('audit_entries')
