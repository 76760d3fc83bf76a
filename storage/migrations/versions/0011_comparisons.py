"""Comparisons kept: texts, provisions, rows, suggestions, events, comments, notices"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('comparisons',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('owner', sa.String(length=120), nullable=False),
    sa.Column('organisation', sa.Integer(), nullable=True),
    sa.Column('visibility', sa.String(length=10), nullable=False),
    sa.Column('created', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('run', sa.Integer(), nullable=False),
    sa.Column('remarks', sa.Text(), nullable=False),
    sa.Column('deleted', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comparisons')),
    sa.UniqueConstraint('uid', name=op.f('uq_comparisons_uid'))
    )
    with op.batch_alter_table('comparisons', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_comparisons_organisation'), ['organisation'], unique=False)
        batch_op.create_index(batch_op.f('ix_comparisons_owner'), ['owner'], unique=False)
    op.create_table('comparison_comments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=220), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_comments_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comparison_comments'))
    )
    with op.batch_alter_table('comparison_comments', schema=None) as batch_op:
        batch_op.create_index('ix_comparison_comments_row', ['comparison_id', 'key'], unique=False)
    op.create_table('comparison_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=220), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('what', sa.String(length=10), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('step', sa.String(length=16), nullable=False),
    sa.Column('undoes', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_events_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comparison_events'))
    )
    with op.batch_alter_table('comparison_events', schema=None) as batch_op:
        batch_op.create_index('ix_comparison_events_row', ['comparison_id', 'key'], unique=False)
    op.create_table('comparison_notices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=220), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('what', sa.String(length=10), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_notices_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comparison_notices'))
    )
    with op.batch_alter_table('comparison_notices', schema=None) as batch_op:
        batch_op.create_index('ix_comparison_notices_who', ['who', 'seen'], unique=False)
    op.create_table('comparison_provisions',
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=5), nullable=False),
    sa.Column('eid', sa.String(length=220), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('heading', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('parent', sa.String(length=200), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('now_sha256', sa.String(length=64), nullable=False),
    sa.Column('now_text', sa.Text(), nullable=True),
    sa.Column('watched', sa.Boolean(), nullable=False),
    sa.Column('gone', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_provisions_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('comparison_id', 'part', 'role', 'eid', name=op.f('pk_comparison_provisions'))
    )
    op.create_table('comparison_rows',
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=220), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=5), nullable=False),
    sa.Column('eid', sa.String(length=220), nullable=False),
    sa.Column('chapter', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('degree', sa.String(length=16), nullable=False),
    sa.Column('owner', sa.String(length=120), nullable=False),
    sa.Column('score', sa.Float(), nullable=False),
    sa.Column('counterparts', sa.Text(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('compared', sa.Text(), nullable=False),
    sa.Column('gone', sa.Boolean(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_rows_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('comparison_id', 'key', name=op.f('pk_comparison_rows'))
    )
    op.create_table('comparison_sides',
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=5), nullable=False),
    sa.Column('uri', sa.String(length=300), nullable=False),
    sa.Column('language', sa.String(length=3), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('citation', sa.Text(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=True),
    sa.Column('pinned', sa.Boolean(), nullable=False),
    sa.Column('stamp', sa.String(length=64), nullable=False),
    sa.Column('checked', sa.Date(), nullable=True),
    sa.Column('added', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_sides_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('comparison_id', 'part', 'role', name=op.f('pk_comparison_sides'))
    )
    with op.batch_alter_table('comparison_sides', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_comparison_sides_uri'), ['uri'], unique=False)
    op.create_table('comparison_suggestions',
    sa.Column('comparison_id', sa.Integer(), nullable=False),
    sa.Column('run', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=220), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['comparison_id'], ['comparisons.id'],
     name=op.f('fk_comparison_suggestions_comparison_id_comparisons'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('comparison_id', 'run', 'key', name=op.f('pk_comparison_suggestions'))
    )


def downgrade() -> None:
    op.drop_table('comparison_suggestions')
    with op.batch_alter_table('comparison_sides', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_comparison_sides_uri'))
    op.drop_table('comparison_sides')
    op.drop_table('comparison_rows')
    op.drop_table('comparison_provisions')
    with op.batch_alter_table('comparison_notices', schema=None) as batch_op:
        batch_op.drop_index('ix_comparison_notices_who')
    op.drop_table('comparison_notices')
    with op.batch_alter_table('comparison_events', schema=None) as batch_op:
        batch_op.drop_index('ix_comparison_events_row')
    op.drop_table('comparison_events')
    with op.batch_alter_table('comparison_comments', schema=None) as batch_op:
        batch_op.drop_index('ix_comparison_comments_row')
    op.drop_table('comparison_comments')
    with op.batch_alter_table('comparisons', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_comparisons_owner'))
        batch_op.drop_index(batch_op.f('ix_comparisons_organisation'))
    op.drop_table('comparisons')
