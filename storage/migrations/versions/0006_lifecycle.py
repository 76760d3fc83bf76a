"""Proposals to change classifiers"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=120), nullable=False),
    sa.Column('base_version', sa.String(length=60), nullable=False),
    sa.Column('title', sa.String(length=400), nullable=False),
    sa.Column('justification', sa.Text(), nullable=False),
    sa.Column('changes', sa.Text(), nullable=False),
    sa.Column('standing', sa.String(length=12), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('submitter', sa.String(length=120), nullable=False),
    sa.Column('organisation', sa.String(length=120), nullable=False),
    sa.Column('published_in', sa.String(length=60), nullable=False),
    sa.Column('changed', sa.DateTime(timezone=True), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals'))
    )
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.create_index('ix_proposals_standing', ['standing', 'scheme'], unique=False)

    op.create_table('proposal_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('proposal', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('organisation', sa.String(length=120), nullable=False),
    sa.Column('what', sa.String(length=30), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('asked', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['proposal'], ['proposals.id'], name=op.f('fk_proposal_steps_proposal_proposals')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_steps')),
    sa.UniqueConstraint('proposal', 'revision', name=op.f('uq_proposal_steps_proposal'))
    )
    op.create_table('proposal_recodings',
    sa.Column('proposal', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('used_by', sa.String(length=300), nullable=False),
    sa.Column('code', sa.String(length=120), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('new_code', sa.String(length=120), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('refused', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['proposal'], ['proposals.id'], name=op.f('fk_proposal_recodings_proposal_proposals')),
    sa.PrimaryKeyConstraint('proposal', 'kind', 'used_by', 'code', name=op.f('pk_proposal_recodings'))
    )


def downgrade() -> None:
    op.drop_table('proposal_recodings')
    op.drop_table('proposal_steps')
    with op.batch_alter_table('proposals', schema=None) as batch_op:
        batch_op.drop_index('ix_proposals_standing')

    op.drop_table('proposals')
